import { expect, fixture, html } from '@open-wc/testing';
import type { ActiveRun } from '@loqui/core';
import { LoquiStopEvent } from '../../events.js';
import { assistant } from '../../testing/room.js';
import './define.js';

const textIn = (element: Element): string => (element.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();
const run: ActiveRun = {
  id: 'r1',
  agent: 'assistant',
  status: 'running',
  message: 'm',
  asked: 'q',
  asker: 'mara',
  startedAt: 0,
  activity: 'thinking',
  part: 0,
};

describe('loqui-run-status', () => {
  it('shows the work of the agent, and stops its run', async () => {
    const element = await fixture<HTMLElementTagNameMap['loqui-run-status']>(html`<loqui-run-status .run=${run} .agent=${assistant}></loqui-run-status>`);
    expect(textIn(element)).to.contain('Assistant is thinking');
    element.run = { ...run, activity: 'calling', tool: 'search' };
    await element.updateComplete;
    expect(textIn(element)).to.contain('Assistant is using search');
    let stopped = '';
    element.addEventListener(LoquiStopEvent.type, (event) => (stopped = event.runId));
    element.shadowRoot?.querySelector('button')?.click();
    expect(stopped).to.equal('r1');
    await expect(element).to.be.accessible();
  });
});
