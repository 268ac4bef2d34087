import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../provider/define.js';
import { inside } from '../../testing/inside.js';
import { assistant, frames, jonas, stage, type Stage } from '../../testing/room.js';
import './define.js';

/** Everything the live region has said, in order. */
async function listen(on: Stage): Promise<string[]> {
  const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-room-announcer></loqui-room-announcer></loqui-provider>`);
  await on.live;
  const announcer = inside(provider.querySelector('loqui-room-announcer')!, 'loqui-announcer');
  await announcer.updateComplete;
  const region = inside(announcer, '[aria-live="polite"]');
  const said: string[] = [];
  new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  return said;
}

describe('loqui-room-announcer', () => {
  it('says that an agent answers, and the answer once it is finished, but never a token', async () => {
    const on = stage();
    on.say(jonas, 'History is not news.');
    const said = await listen(on);
    const answer = on.say(assistant, '', { status: 'streaming' });
    on.server.emit('lobby', { type: 'message.part', id: answer.id, part: 0, value: { type: 'text', text: '', state: 'streaming' } });
    for (let at = 0; at < 200; at += 1) {
      on.server.emit('lobby', { type: 'message.delta', id: answer.id, part: 0, at: at * 5, text: 'word ' });
      if (at % 20 === 0) await frames(1);
    }
    await waitUntil(() => said.length > 0);
    expect(said).to.deep.equal(['Assistant is answering']);
    on.server.emit('lobby', {
      type: 'message.completed',
      id: answer.id,
      parts: [{ type: 'text', text: `**Forty-two**. ${'word '.repeat(200)}` }],
      status: 'completed',
      completedAt: 1,
    });
    await waitUntil(() => said.length === 2, 'the finished answer is said', { timeout: 3000 });
    expect(said[1]).to.match(/^Assistant: Forty-two \. word/);
    expect(said[1]?.length).to.be.lessThan(520);
  });

  it('says what others write, and not what we write ourselves', async () => {
    const on = stage();
    const said = await listen(on);
    // The announcements of a room come in the order of its messages: ours would be before theirs.
    await on.room.send('Mine');
    on.say(jonas, 'Theirs');
    await waitUntil(() => said.length > 0);
    expect(said).to.deep.equal(['Jonas: Theirs']);
  });

  it('says that the line was lost, and that it is back', async () => {
    const on = stage();
    const said = await listen(on);
    on.server.cut();
    await waitUntil(() => said.length === 2, 'both are said', { timeout: 6000 });
    expect(said).to.deep.equal(['The connection was lost', 'Connected again']);
  });

  it('says how an answer ended that did not end well', async () => {
    const on = stage();
    const answer = on.say(assistant, 'Half', { status: 'streaming' });
    const said = await listen(on);
    on.server.emit('lobby', { type: 'message.completed', id: answer.id, parts: [{ type: 'text', text: 'Half' }], status: 'stopped', completedAt: 1 });
    await waitUntil(() => said.length === 1);
    expect(said).to.deep.equal(['Assistant: Half. Stopped']);
  });

  it('drops what is old when more comes than can be said', async () => {
    const on = stage();
    const said = await listen(on);
    for (let index = 0; index < 12; index += 1) on.say(jonas, `Number ${String(index)}`);
    await waitUntil(() => said.length === 1);
    expect(said[0]).to.equal('Jonas: Number 8');
  });
});
