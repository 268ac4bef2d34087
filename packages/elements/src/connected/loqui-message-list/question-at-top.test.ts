import { expect, fixture, html } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import { assistant, frames, jonas, messageOf, stage, type Stage } from '../../testing/room.js';
import '../../panels/loqui-assistant/define.js';
import type { LoquiAssistant } from '../../panels/loqui-assistant/loqui-assistant.js';

interface Shown extends Stage {
  readonly scroller: HTMLElement;
  readonly bottom: () => number;
  /** From the top of the view to a message, in px. */
  readonly topOf: (id: string) => number;
}

async function show(messages: number, follow: LoquiAssistant['follow'] = ''): Promise<Shown> {
  const on = stage();
  for (let index = 0; index < messages; index += 1) on.say(index % 2 ? jonas : assistant, `Message ${String(index)} of the talk.`);
  const panel = await fixture<LoquiAssistant>(
    html`<loqui-assistant style="block-size: 560px; inline-size: 480px" .handle=${on.room} .follow=${follow}></loqui-assistant>`,
  );
  await on.live;
  await frames(6);
  const scroller = inside(panel, 'loqui-message-list', '.scroller');
  const top = (element: Element): number => element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return {
    ...on,
    scroller,
    bottom: () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop,
    topOf: (id) => top(scroller.querySelector(`[data-row="${id}"]`)!),
  };
}

async function ask({ room }: Shown): Promise<string> {
  void room.send('How does a cursor work?');
  await frames(8);
  return room.messages.live.ids.at(-1)!;
}

function answer({ server }: Shown): (text: string) => Promise<void> {
  const message = messageOf(assistant, '', { status: 'streaming' });
  server.emit('lobby', { type: 'message.created', message });
  server.emit('lobby', { type: 'message.part', id: message.id, part: 0, value: { type: 'text', text: '', state: 'streaming' } });
  let at = 0;
  return async (text) => {
    server.emit('lobby', { type: 'message.delta', id: message.id, part: 0, at, text });
    at += text.length;
    await frames(3);
  };
}

describe('a question at the top of the list', () => {
  for (const count of [4, 60])
    it(`stays there while its answer grows beyond the view, after ${String(count)} messages`, async () => {
      const shown = await show(count);
      const question = await ask(shown);
      expect(shown.topOf(question)).to.be.closeTo(8, 1);
      const write = answer(shown);
      for (let index = 0; index < 16; index += 1) {
        await write(`Paragraph ${String(index)} has some words that say how a cursor points after the last row that was seen.\n\n`);
        expect(shown.topOf(question), `after ${String(index + 1)} paragraphs`).to.be.closeTo(8, 1.5);
      }
      expect(shown.bottom()).to.be.greaterThan(200);
    });

  it('leaves the list to a page that wants to follow the end', async () => {
    const shown = await show(10, 'end');
    await ask(shown);
    const write = answer(shown);
    for (let index = 0; index < 16; index += 1) await write(`Paragraph ${String(index)} has some words.\n\n`);
    expect(shown.bottom()).to.be.lessThan(2);
  });
});
