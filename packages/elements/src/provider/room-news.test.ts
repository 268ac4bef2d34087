import { expect, fixture, html } from '@open-wc/testing';
import type { Run } from '@loqui/core';
import { LoquiConnectionChangeEvent, LoquiMessageEvent, LoquiReadyEvent, LoquiRunEndEvent, LoquiRunStartEvent } from '../events.js';
import { assistant, jonas, mara, messageOf, stage, type Stage } from '../testing/room.js';
import './define.js';
import type { LoquiProvider } from './loqui-provider.js';

/** Each event in one or two words, in order. */
function listen(target: HTMLElement): string[] {
  const events: string[] = [];
  target.addEventListener(LoquiReadyEvent.type, ({ room }) => events.push(`ready ${room.id}`));
  target.addEventListener(LoquiMessageEvent.type, ({ message, own }) => {
    events.push(`${own ? 'own' : 'message'} ${message.parts.map((part) => ('text' in part ? part.text : '')).join('')}`);
  });
  target.addEventListener(LoquiRunStartEvent.type, ({ run }) => events.push(`start ${run.id}`));
  target.addEventListener(LoquiRunEndEvent.type, ({ run }) => events.push(`end ${run.id} ${run.status}`));
  target.addEventListener(LoquiConnectionChangeEvent.type, ({ connection }) => events.push(connection.status));
  return events;
}

async function show(on: Stage): Promise<{ provider: LoquiProvider; events: string[] }> {
  const box = await fixture<HTMLElement>(html`<div></div>`);
  const events = listen(box);
  const provider = document.createElement('loqui-provider');
  provider.handle = on.room;
  box.append(provider);
  await provider.updateComplete;
  await on.live;
  return { provider, events };
}

const run = (id: string, message: string, status: Run['status'] = 'running'): Run => ({
  id,
  message,
  status,
  agent: assistant.id,
  asked: 'q',
  asker: mara.id,
  startedAt: 1,
});

describe('loqui-provider', () => {
  it('reports once that the room is ready, with its newest messages, which it does not report', async () => {
    const on = stage();
    on.server.emit('second', { type: 'message.created', message: messageOf(jonas, 'Before') });
    const provider = document.createElement('loqui-provider');
    const events = listen(provider);
    const ready = new Promise<LoquiReadyEvent>((resolve) => provider.addEventListener(LoquiReadyEvent.type, resolve));
    Object.assign(provider, { client: on.client, room: 'second' });
    document.body.append(provider);
    expect((await ready).room.messages.items).to.have.length(1);
    on.server.emit('second', { type: 'message.created', message: messageOf(jonas, 'After') });
    expect(events.filter((each) => /^(?:ready|message)/.test(each))).to.deep.equal(['ready second', 'message After']);
    provider.remove();
  });

  it('reports a room that the page has opened before as ready at once', async () => {
    const on = stage();
    await on.live;
    const { events } = await show(on);
    await Promise.resolve();
    expect(events).to.deep.equal(['ready lobby']);
  });

  it('reports a message of our own when the room has it, and an answer when it has ended', async () => {
    const on = stage();
    const { events } = await show(on);
    events.length = 0;
    await on.room.send('Mine');
    const answer = on.say(assistant, '', { status: 'streaming' });
    on.server.emit('lobby', { type: 'message.part', id: answer.id, part: 0, value: { type: 'text', text: 'Forty', state: 'streaming' } });
    expect(events).to.deep.equal(['own Mine']);
    on.server.emit('lobby', { type: 'message.completed', id: answer.id, parts: [{ type: 'text', text: 'Forty-two' }], status: 'completed', completedAt: 2 });
    on.server.emit('lobby', { type: 'message.edited', id: answer.id, parts: [{ type: 'text', text: 'Edited' }], editedAt: 3 });
    expect(events).to.deep.equal(['own Mine', 'message Forty-two']);
  });

  it('reports each run once when it begins and once when it ends, also a run that was active before', async () => {
    const on = stage();
    const answer = on.say(assistant, '', { status: 'streaming' });
    on.server.emit('lobby', { type: 'run.updated', run: run('r1', answer.id) });
    const { events } = await show(on);
    expect(events).to.include('start r1');
    on.server.emit('lobby', { type: 'run.updated', run: run('r1', answer.id, 'waiting') });
    on.server.emit('lobby', { type: 'run.updated', run: run('r1', answer.id, 'stopped') });
    // Its token counts arrive later, in one more event of the run.
    on.server.emit('lobby', { type: 'run.updated', run: run('r1', answer.id, 'stopped') });
    on.server.emit('lobby', { type: 'run.updated', run: run('r2', 'a2', 'queued') });
    expect(events.filter((each) => /^(?:start|end) /.test(each))).to.deep.equal(['start r1', 'end r1 stopped', 'start r2']);
  });

  it('reports a lost connection, its return and the missed messages, but not that the room is ready again', async () => {
    const on = stage();
    const { events } = await show(on);
    events.length = 0;
    const back = new Promise<void>((resolve) => {
      document.addEventListener(LoquiConnectionChangeEvent.type, (event) => {
        if (event.connection.status === 'open') resolve();
      });
    });
    on.server.cut();
    on.say(jonas, 'Missed');
    await back;
    await on.room.send('Afterwards');
    expect(events[0]).to.equal('waiting');
    expect(events.filter((each) => each !== 'waiting' && each !== 'connecting')).to.deep.equal(['open', 'message Missed', 'own Afterwards']);
  });

  it('reports nothing of a room that is no longer shown', async () => {
    const on = stage();
    const { provider, events } = await show(on);
    provider.handle = undefined;
    await provider.updateComplete;
    events.length = 0;
    on.say(jonas, 'Unheard');
    expect(events).to.deep.equal([]);
  });
});
