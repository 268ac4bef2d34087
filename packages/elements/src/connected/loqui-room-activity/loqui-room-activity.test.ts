import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LoquiStopEvent } from '../../events.js';
import { assistant, jonas, rest, stage, type Stage } from '../../testing/room.js';
import '../../provider/define.js';
import './define.js';

async function show(on: Stage, assistantRoom = false): Promise<HTMLElement> {
  const provider = await fixture(
    html`<loqui-provider .handle=${on.room}><loqui-room-activity ?assistant=${assistantRoom}></loqui-room-activity></loqui-provider>`,
  );
  await on.live;
  return provider.querySelector('loqui-room-activity')!;
}

const textOf = (element: Element, tag: 'loqui-run-status' | 'loqui-typing'): string =>
  (element.shadowRoot?.querySelector(tag)?.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();

function run(on: Stage, activity: 'thinking' | 'writing'): void {
  const answer = on.say(assistant, '', { status: 'streaming', run: 'r1' });
  on.server.emit('lobby', {
    type: 'run.updated',
    run: { id: 'r1', agent: 'assistant', status: 'running', message: answer.id, asked: '', asker: 'mara', startedAt: 0 },
  });
  on.server.emit('lobby', {
    type: 'message.part',
    id: answer.id,
    part: 0,
    value: { type: activity === 'thinking' ? 'reasoning' : 'text', text: '', state: 'streaming' },
  });
}

describe('loqui-room-activity', () => {
  it('shows which agent is at work and who types, and stops the run', async () => {
    const on = stage();
    const element = await show(on);
    run(on, 'thinking');
    on.server.emit('lobby', { type: 'presence.changed', joins: { jonas: { member: jonas, connections: [{ id: 'x', since: 1 }] } }, leaves: {} });
    on.server.emit('lobby', { type: 'typing.started', member: 'jonas', ttl: 60_000 });
    await waitUntil(() => textOf(element, 'loqui-run-status').includes('Assistant is thinking') && textOf(element, 'loqui-typing') === 'Jonas is typing');
    let stopped = '';
    element.addEventListener(LoquiStopEvent.type, (event) => {
      stopped = event.runId;
      event.preventDefault();
    });
    element.shadowRoot?.querySelector('loqui-run-status')?.shadowRoot?.querySelector('button')?.click();
    expect(stopped).to.equal('r1');
    await rest();
    await expect(element).to.be.accessible();
  });

  it('hides our own typing, and in an assistant the work of its agent', async () => {
    const on = stage();
    const element = await show(on, true);
    on.server.emit('lobby', { type: 'typing.started', member: 'mara', ttl: 60_000 });
    run(on, 'writing');
    on.server.emit('lobby', { type: 'presence.changed', joins: { jonas: { member: jonas, connections: [{ id: 'x', since: 1 }] } }, leaves: {} });
    on.server.emit('lobby', { type: 'typing.started', member: 'jonas', ttl: 60_000 });
    await waitUntil(() => textOf(element, 'loqui-typing') !== '');
    expect(textOf(element, 'loqui-typing')).to.equal('Jonas is typing');
    expect(element.shadowRoot?.querySelector('loqui-run-status')).to.equal(null);
  });

  it('keeps its height when it is empty', async () => {
    const on = stage();
    const element = await show(on);
    const { offsetHeight } = element;
    run(on, 'thinking');
    await waitUntil(() => textOf(element, 'loqui-run-status') !== '');
    expect(element.offsetHeight).to.equal(offsetHeight);
  });
});
