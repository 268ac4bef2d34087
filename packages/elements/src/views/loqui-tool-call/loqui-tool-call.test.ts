import { expect, fixture, html } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('loqui-tool-call', () => {
  it('shows the state of the call, and its input and output when it is opened', async () => {
    const call = { type: 'tool-search' as const, toolCallId: '1', state: 'input-available' as const, input: { query: 'cursor' } };
    const element = await fixture<HTMLElementTagNameMap['loqui-tool-call']>(html`<loqui-tool-call .call=${call}></loqui-tool-call>`);
    expect(element.matches(':state(running)')).to.equal(true);
    expect(textIn(element)).to.equal('search query: cursor Running');
    element.call = { ...call, state: 'output-available', output: ['a.ts'] };
    await element.updateComplete;
    expect(element.matches(':state(done)')).to.equal(true);
    const details = inside(element, 'details');
    details.open = true;
    await new Promise((resolve) => details.addEventListener('toggle', resolve, { once: true }));
    await element.updateComplete;
    expect([...(element.shadowRoot?.querySelectorAll('pre') ?? [])].map((each) => each.textContent)).to.deep.equal([
      '{\n  "query": "cursor"\n}',
      '[\n  "a.ts"\n]',
    ]);
    await expect(element).to.be.accessible();
  });

  it('shows whether a call failed, was denied, waits for approval, or will never run', async () => {
    const call = { type: 'tool-write' as const, toolCallId: '1', input: {} };
    const element = await fixture<HTMLElementTagNameMap['loqui-tool-call']>(
      html`<loqui-tool-call .call=${{ ...call, state: 'output-error' as const, errorText: 'ENOENT' }}></loqui-tool-call>`,
    );
    expect(textIn(element)).to.contain('Failed');
    element.call = { ...call, state: 'approval-requested' };
    await element.updateComplete;
    expect(textIn(element)).to.contain('Waiting for approval');
    element.call = { ...call, state: 'output-denied' };
    await element.updateComplete;
    expect(textIn(element)).to.contain('Not allowed');
    element.over = true;
    for (const state of ['input-streaming', 'input-available', 'approval-requested'] as const) {
      element.call = { ...call, state };
      await element.updateComplete;
      expect(textIn(element)).to.contain('Not run');
      expect([':state(running)', ':state(waiting)'].filter((each) => element.matches(each))).to.deep.equal([]);
    }
    element.call = { ...call, state: 'output-available', output: 'x', preliminary: true };
    await element.updateComplete;
    expect(element.matches(':state(done)')).to.equal(true);
    await expect(element).to.be.accessible();
  });
});
