import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../provider/define.js';
import { inside } from '../../testing/inside.js';
import { assistant, frames, jonas, stage, type Stage } from '../../testing/room.js';
import './define.js';

async function listen(on: Stage): Promise<string[]> {
  const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-room-announcer></loqui-room-announcer></loqui-provider>`);
  await on.live;
  const announcer = inside(provider.querySelector('loqui-room-announcer')!, 'loqui-announcer');
  await announcer.updateComplete;
  const region = inside(announcer, '[aria-live="polite"]');
  const announced: string[] = [];
  new MutationObserver(() => announced.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
  return announced;
}

describe('loqui-room-announcer', () => {
  it('announces that an agent answers, and the finished answer, but never a token', async () => {
    const on = stage();
    on.say(jonas, 'History is not news.');
    const announced = await listen(on);
    const answer = on.say(assistant, '', { status: 'streaming' });
    on.server.emit('lobby', { type: 'message.part', id: answer.id, part: 0, value: { type: 'text', text: '', state: 'streaming' } });
    for (let at = 0; at < 200; at += 1) {
      on.server.emit('lobby', { type: 'message.delta', id: answer.id, part: 0, at: at * 5, text: 'word ' });
      if (at % 20 === 0) await frames(1);
    }
    await waitUntil(() => announced.length > 0);
    expect(announced).to.deep.equal(['Assistant is answering']);
    on.server.emit('lobby', {
      type: 'message.completed',
      id: answer.id,
      parts: [{ type: 'text', text: `**Forty-two**. ${'word '.repeat(200)}` }],
      status: 'completed',
      completedAt: 1,
    });
    await waitUntil(() => announced.length === 2, 'the finished answer is announced', { timeout: 3000 });
    expect(announced[1]).to.match(/^Assistant: Forty-two \. word/);
    expect(announced[1]?.length).to.be.lessThan(520);
  });

  it('announces the messages of others, and not ours', async () => {
    const on = stage();
    const announced = await listen(on);
    // Announcements follow the order of the messages: ours would precede theirs.
    await on.room.send('Mine');
    on.say(jonas, 'Theirs');
    await waitUntil(() => announced.length > 0);
    expect(announced).to.deep.equal(['Jonas: Theirs']);
  });

  it('announces that the connection was lost, and that it is back', async () => {
    const on = stage();
    const announced = await listen(on);
    on.server.cut();
    await waitUntil(() => announced.length === 2, 'both are announced', { timeout: 6000 });
    expect(announced).to.deep.equal(['The connection was lost', 'Connected again']);
  });

  it('announces how an answer ended early', async () => {
    const on = stage();
    const answer = on.say(assistant, 'Half', { status: 'streaming' });
    const announced = await listen(on);
    on.server.emit('lobby', { type: 'message.completed', id: answer.id, parts: [{ type: 'text', text: 'Half' }], status: 'stopped', completedAt: 1 });
    await waitUntil(() => announced.length === 1);
    expect(announced).to.deep.equal(['Assistant: Half. Stopped']);
  });

  it('drops the oldest announcements when too many wait', async () => {
    const on = stage();
    const announced = await listen(on);
    for (let index = 0; index < 12; index += 1) on.say(jonas, `Number ${String(index)}`);
    await waitUntil(() => announced.length === 1);
    expect(announced[0]).to.equal('Jonas: Number 8');
  });
});
