import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../panels/loqui-chat/define.js';
import type { LoquiChat } from '../../panels/loqui-chat/loqui-chat.js';
import { inside } from '../../testing/inside.js';
import { frames, jonas, mara, stage } from '../../testing/room.js';

interface Shown {
  readonly panel: LoquiChat;
  readonly one: HTMLElement;
  readonly other: HTMLElement;
  scroller(): HTMLElement;
  /** Key and top of the first message in view. */
  place(): [key: string | undefined, top: number];
}

async function show(): Promise<Shown> {
  const on = stage();
  for (let index = 0; index < 300; index += 1) on.say(index % 2 ? mara : jonas, `Message ${String(index)} ${'with words '.repeat(index % 9)}`);
  const box = await fixture(
    html`<div>
      <div style="block-size: 400px"></div>
      <div style="block-size: 400px"></div>
    </div>`,
  );
  const [one, other] = [...box.children] as [HTMLElement, HTMLElement];
  const panel = document.createElement('loqui-chat');
  panel.handle = on.room;
  panel.style.blockSize = '400px';
  one.append(panel);
  await on.live;
  await panel.updateComplete;
  const list = inside(panel, 'loqui-message-list');
  const scroller = (): HTMLElement => inside(list, '.scroller');
  await waitUntil(() => scroller().scrollTop > 0);
  await frames(20);
  return {
    panel,
    one,
    other,
    scroller,
    place: () => {
      const view = scroller().getBoundingClientRect().top;
      const first = [...list.shadowRoot!.querySelectorAll<HTMLElement>('loqui-message')].find((each) => each.getBoundingClientRect().bottom > view);
      return [first?.dataset['row'], Math.round((first?.getBoundingClientRect().top ?? 0) - view)];
    },
  };
}

type Move = (into: Element, panel: Element) => void;
const moves: Readonly<Record<string, Move>> = {
  append: (into, panel) => into.append(panel),
  insertBefore: (into, panel) => void into.insertBefore(panel, into.firstChild),
  'remove and append': (into, panel) => {
    panel.remove();
    into.append(panel);
  },
  moveBefore: (into, panel) => {
    // Not all browsers have it.
    if ('moveBefore' in into) into.moveBefore(panel, null);
    else (into as Element).append(panel);
  },
};

describe('a panel that is moved in the page', () => {
  for (const [name, move] of Object.entries(moves)) {
    it(`keeps the reader's place (${name})`, async () => {
      const { panel, other, one, scroller, place } = await show();
      scroller().scrollTop -= 3000;
      await frames(6);
      scroller().scrollTop -= 137;
      await frames(20);
      const before = place();
      for (const into of [other, one]) {
        move(into, panel);
        await frames(8);
        const [key, top] = place();
        expect(key, `at ${String(top)}, not ${String(before[1])}`).to.equal(before[0]);
        // Some browsers scroll by whole pixels.
        expect(top).to.be.closeTo(before[1], 1);
      }
    });

    it(`stays at the end (${name})`, async () => {
      const { panel, other, scroller } = await show();
      move(other, panel);
      await frames(8);
      expect(scroller().scrollHeight - scroller().clientHeight - scroller().scrollTop).to.be.below(2);
    });
  }
});
