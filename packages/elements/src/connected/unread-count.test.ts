import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../panels/loqui-chat/define.js';
import { inside } from '../testing/inside.js';
import { frames, jonas, mara, stage, type Stage } from '../testing/room.js';

/** A panel with more messages than fit, and the reader at the end. */
async function show(): Promise<{ on: Stage; counts: number[]; panel: HTMLElement; scroller: HTMLElement }> {
  const on = stage();
  for (let index = 0; index < 40; index += 1) on.say(jonas, `Message ${String(index)}`);
  const counts: number[] = [];
  const panel = await fixture<HTMLElement>(
    html`<loqui-chat style="height: 400px" .handle=${on.room} @loqui-unread-change=${({ count }: { count: number }) => counts.push(count)}></loqui-chat>`,
  );
  await on.live;
  const scroller = inside(panel, 'loqui-message-list', '.scroller');
  const list = panel.shadowRoot!.querySelector('loqui-message-list')!;
  await waitUntil(() => list.shadowRoot!.querySelectorAll('loqui-message').length >= 40, 'all messages are mounted, so that nothing moves any more');
  list.scrollToEnd();
  await waitUntil(() => scroller.scrollTop > 0 && scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop < 2, 'the list is at its end');
  await frames(6);
  counts.length = 0;
  return { on, counts, panel, scroller };
}

function hidePage(hidden: boolean): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: hidden ? 'hidden' : 'visible' });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('unread messages', () => {
  afterEach(() => {
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('are none at the end of the list', async () => {
    const { on, counts } = await show();
    on.say(jonas, 'Seen');
    await frames(4);
    expect(counts).to.deep.equal([]);
  });

  it('are messages of others that arrive while the reader is away from the end, until the end is in view again', async () => {
    const { on, counts, panel, scroller } = await show();
    scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -1, bubbles: true }));
    scroller.scrollTop = 0;
    await frames(6);
    on.say(jonas, 'One');
    on.say(mara, 'Our own, from another device');
    on.say(jonas, 'Two');
    expect(counts).to.deep.equal([1, 2]);
    (panel as HTMLElement & { scrollToEnd(): void }).scrollToEnd();
    await waitUntil(() => counts.at(-1) === 0);
    expect(counts).to.deep.equal([1, 2, 0]);
  });

  it('are messages of others that arrive while the page is hidden, until it is shown', async () => {
    const { on, counts } = await show();
    hidePage(true);
    on.say(jonas, 'Nobody sees it');
    expect(counts).to.deep.equal([1]);
    hidePage(false);
    expect(counts).to.deep.equal([1, 0]);
  });
});
