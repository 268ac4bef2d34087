import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LoquiEditStartEvent } from '../../events.js';
import { inside } from '../../testing/inside.js';
import { assistant, frames, jonas, mara, rest, stage, type Stage } from '../../testing/room.js';
import '../../provider/define.js';
import './define.js';
import type { LoquiRoomComposer } from './loqui-room-composer.js';

async function show(on: Stage): Promise<LoquiRoomComposer> {
  const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-room-composer></loqui-room-composer></loqui-provider>`);
  await on.live;
  await frames();
  return provider.querySelector('loqui-room-composer')!;
}

const field = (composer: Element): HTMLTextAreaElement => inside(composer, 'loqui-composer', 'textarea');

describe('loqui-room-composer', () => {
  it('names the room, or the agent of an assistant, in its placeholder', async () => {
    const composer = await show(stage());
    expect(field(composer).placeholder).to.equal('Message Lobby');
    await rest();
    await expect(composer).to.be.accessible();
    composer.assistant = true;
    await frames();
    expect(field(composer).placeholder).to.equal('Ask Assistant');
    await expect(composer).to.be.accessible();
  });

  it('edits our last message on the up arrow, only while it is empty', async () => {
    const on = stage();
    const composer = await show(on);
    const own = on.say(mara, 'Mine');
    on.say(jonas, 'Theirs');
    await waitUntil(() => on.room.messages.items.length === 2);
    const edited: string[] = [];
    composer.addEventListener(LoquiEditStartEvent.type, (event) => {
      edited.push(event.messageId);
      event.preventDefault();
    });
    const up = (): boolean => field(composer).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, composed: true, cancelable: true }));
    composer.value = 'Half a word';
    await frames();
    up();
    expect(edited).to.deep.equal([]);
    composer.value = '';
    await frames();
    up();
    expect(edited).to.deep.equal([own.id]);
  });

  it('offers to stop the run that we asked for, not another person’s', async () => {
    const on = stage();
    const composer = await show(on);
    const run = (id: string, asker: string): void => {
      const answer = on.say(assistant, '', { status: 'streaming', run: id });
      on.server.emit('lobby', {
        type: 'run.updated',
        run: { id, agent: 'assistant', status: 'running', message: answer.id, asked: '', asker, startedAt: 0 },
      });
    };
    run('theirs', 'jonas');
    await waitUntil(() => on.room.streaming.active.length === 1);
    await frames();
    expect(inside(composer, 'loqui-composer').busy).to.equal(false);
    run('ours', 'mara');
    await waitUntil(() => inside(composer, 'loqui-composer').busy);
    expect(inside(composer, 'loqui-composer').run).to.equal('ours');
  });
});
