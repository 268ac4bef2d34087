/** For the tests: a message list longer than its view, and its reader. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import '../connected/loqui-message-list/define.js';
import type { LoquiMessageList } from '../connected/loqui-message-list/loqui-message-list.js';
import '../provider/define.js';
import type { LoquiMessage } from '../views/loqui-message/loqui-message.js';
import { withClock } from './clock.js';
import { inside } from './inside.js';
import { frames, jonas, mara, stage, type Stage } from './room.js';

export interface LongList extends Stage {
  readonly list: LoquiMessageList;
  readonly scroller: HTMLElement;
  rows(): LoquiMessage[];
  row(id: string): LoquiMessage | undefined;
  /** Id of a message, as the server has it. */
  id(index: number): string;
  /** Distance of the view to the end, in px. */
  gap(): number;
}

/** Longer than a list waits after the last scroll until the reader is at rest, in ms. */
const REST = 300;

/** Texts of many lengths. */
export const numberedText = (index: number): string => `Message number ${String(index)}. ${'Some words more. '.repeat((index * 7) % 23)}`;

/** A list of a room whose messages have many heights; 50 come with the room, the others later. */
export async function showLongList(count: number): Promise<LongList> {
  const on = stage();
  const start = Date.now() - count * 60_000;
  const say = (index: number): void => void on.say(index % 3 ? mara : jonas, numberedText(index), { createdAt: start + index * 60_000 });
  for (let index = 0; index < Math.min(count, 250); index += 1) say(index);
  const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-message-list></loqui-message-list></loqui-provider>`);
  const list = provider.querySelector('loqui-message-list')!;
  list.style.height = '400px';
  list.style.width = '420px';
  await on.live;
  for (let index = 250; index < count; index += 1) say(index);
  const scroller = inside(list, '.scroller');
  const rows = (): LoquiMessage[] => [...(list.shadowRoot?.querySelectorAll<LoquiMessage>('loqui-message') ?? [])];
  const id = (index: number): string => on.server.messages('lobby').at(index)?.id ?? '';
  await waitUntil(() => rows().at(-1)?.dataset.row === id(-1), 'the newest is shown');
  await frames(20);
  return {
    ...on,
    list,
    scroller,
    rows,
    id,
    row: (wanted) => rows().find(({ dataset }) => dataset.row === wanted),
    gap: () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop,
  };
}

/** Follows the row in the middle of the view. `worst`: its greatest distance from its place now, over the next frames, in px. */
export function watchMiddle({ rows, scroller }: LongList): { readonly row: LoquiMessage; worst(count: number): Promise<number> } {
  const view = scroller.getBoundingClientRect();
  const middle = view.top + view.height / 2;
  const row = rows().find((each) => each.getBoundingClientRect().bottom > middle)!;
  // Measured at its end: the first row of all loses its header when others come before it.
  const end = (): number => row.getBoundingClientRect().bottom;
  const before = end();
  return {
    row,
    async worst(count) {
      let worst = 0;
      for (let frame = 0; frame < count; frame += 1) {
        await painted();
        worst = Math.max(worst, Math.abs(end() - before));
      }
      return worst;
    },
  };
}

export async function scrollTo(shown: LongList, top: number): Promise<void> {
  shown.scroller.scrollTop = top;
  await atRest();
}

/** After a scroll: waits until the list counts the reader as at rest. That time is moved by hand; it begins with the `scroll` event of the next frame. */
export async function atRest(): Promise<void> {
  await withClock(async (clock) => {
    await frames();
    await clock.tickAsync(REST);
  });
  await frames();
}

/** The next frame has been laid out and painted. */
async function painted(): Promise<void> {
  await frames(1);
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  });
}
