import { expect, fixture, html } from '@open-wc/testing';
import type { LoquiSendEvent } from '../../events.js';
import { assistant } from '../../testing/room.js';
import './define.js';

describe('loqui-empty-state', () => {
  it('greets, and sends the chosen suggestion to its agent', async () => {
    const suggestions = ['One', 'Two', 'Three', 'Four', 'Five'];
    const element = await fixture<HTMLElement>(
      html`<loqui-empty-state greeting="Hello" .agent=${assistant} .suggestions=${suggestions} .to=${['assistant']}></loqui-empty-state>`,
    );
    const buttons = element.shadowRoot?.querySelectorAll('button') ?? [];
    expect(buttons).to.have.length(4);
    let sent: LoquiSendEvent | undefined;
    element.addEventListener('loqui-send', (event: LoquiSendEvent) => (sent = event));
    buttons[1]?.click();
    expect(sent?.text).to.equal('Two');
    expect(sent?.to).to.deep.equal(['assistant']);
    await expect(element).to.be.accessible();
  });
});
