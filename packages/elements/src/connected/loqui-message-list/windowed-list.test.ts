import { expect, waitUntil } from '@open-wc/testing';
import { inside } from '../../testing/inside.js';
import { atRest, numberedText, scrollTo, showLongList, watchMiddle } from '../../testing/long-list.js';
import { frames, jonas } from '../../testing/room.js';
import type { LoquiMessage } from '../../views/loqui-message/loqui-message.js';
import { LoquiMessage as LoquiMessageClass } from '../../views/loqui-message/loqui-message.js';

describe('a long message list', () => {
  it('mounts only the messages near the view, opens at the newest, and numbers them', async () => {
    const shown = await showLongList(450);
    expect(shown.room.messages.shown.ids.length).to.be.at.least(250);
    expect(shown.rows().length).to.be.within(2, 40);
    expect(shown.gap()).to.be.lessThan(1);
    const [first, second] = shown.rows();
    expect(Number(second?.getAttribute('aria-posinset'))).to.equal(Number(first?.getAttribute('aria-posinset')) + 1);
    // Older messages are still on the server: their number is unknown.
    expect(first?.getAttribute('aria-setsize')).to.equal('-1');
    await expect(shown.list).to.be.accessible();
  });

  it('fills the view wherever the reader scrolls, and unmounts messages far from it', async () => {
    const shown = await showLongList(450);
    const early = shown.rows()[0]!;
    for (const part of [0.5, 0.2, 0.7, 0.35]) {
      await scrollTo(shown, shown.scroller.scrollHeight * part);
      const view = shown.scroller.getBoundingClientRect();
      const boxes = shown.rows().map((row) => row.getBoundingClientRect());
      expect(Math.min(...boxes.map(({ top }) => top))).to.be.at.most(view.top);
      expect(Math.max(...boxes.map(({ bottom }) => bottom))).to.be.at.least(view.bottom);
      expect(shown.rows().length).to.be.lessThan(60);
    }
    expect(early.isConnected).to.equal(false);
  });

  for (const top of [0, 300]) {
    it(`moves nothing when older messages arrive while the reader is ${String(top)} pixels from the beginning`, async () => {
      const shown = await showLongList(450);
      const before = shown.room.messages.shown.ids.length;
      // No page may arrive while the test scrolls.
      const requested = new Promise<void>((resolve) => {
        shown.list.addEventListener('loqui-older', (event) => {
          event.preventDefault();
          resolve();
        });
      });
      await scrollTo(shown, top);
      await scrollTo(shown, top);
      await requested;
      const middle = watchMiddle(shown);
      await shown.room.loadOlder();
      const worst = await middle.worst(30);
      expect(shown.room.messages.shown.ids.length).to.equal(before + 50);
      expect(middle.row.isConnected).to.equal(true);
      expect(worst).to.be.at.most(1);
    });
  }

  it('moves nothing when messages above grow, and when the list becomes narrower', async () => {
    const shown = await showLongList(450);
    shown.list.style.height = '800px';
    await scrollTo(shown, shown.scroller.scrollHeight / 2);
    const view = shown.scroller.getBoundingClientRect();
    const rowsAbove = (): LoquiMessage[] => shown.rows().filter((row) => row.getBoundingClientRect().bottom < view.top);
    await waitUntil(() => rowsAbove().length > 0, 'rows are mounted ahead');
    const above = rowsAbove();
    const middle = watchMiddle(shown);
    for (const row of above) {
      const { message } = row;
      if (message) shown.server.emit('lobby', { type: 'message.edited', id: message.id, parts: [{ type: 'text', text: 'Longer. '.repeat(80) }], editedAt: 1 });
    }
    expect(await middle.worst(10)).to.be.at.most(1);
    const first = shown.rows().find((row) => row.getBoundingClientRect().bottom > view.top)!;
    const tops = (): number[] => [first, ...first.shadowRoot!.querySelectorAll('*')].map((element) => element.getBoundingClientRect().top);
    const before = tops();
    shown.list.style.width = '330px';
    await frames(10);
    expect(Math.min(...tops().map((top, at) => Math.abs(top - (before[at] ?? 0))))).to.be.at.most(1);
  });

  it('shows a requested message in the middle of the view, though nothing near it was mounted before', async () => {
    const shown = await showLongList(450);
    const wanted = shown.room.messages.shown.ids.at(40) ?? '';
    expect(shown.row(wanted)).to.equal(undefined);
    shown.list.target = wanted;
    await waitUntil(() => shown.row(wanted)?.highlighted);
    await frames(10);
    const view = shown.scroller.getBoundingClientRect();
    const box = shown.row(wanted)!.getBoundingClientRect();
    expect(Math.abs(box.top - view.top - (view.height - box.height) / 2)).to.be.at.most(1);
  });

  it('keeps the focused message mounted when it scrolls away, and keys go on from it', async () => {
    const shown = await showLongList(450);
    const row = shown.rows().at(-2)!;
    row.focus();
    await scrollTo(shown, shown.scroller.scrollHeight / 2);
    expect(shown.list.shadowRoot?.activeElement === row).to.equal(true);
    // Ids, not elements: printing an unexpected element would take minutes.
    const focused = (): string | undefined => (shown.list.shadowRoot?.activeElement as LoquiMessage | null)?.dataset.row;
    const press = (key: string): void => {
      const active = shown.list.shadowRoot?.activeElement;
      active?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    };
    const expectInView = async (): Promise<void> => {
      await atRest();
      const view = shown.scroller.getBoundingClientRect();
      const box = shown.list.shadowRoot!.activeElement!.getBoundingClientRect();
      expect(box.bottom, 'bottom').to.be.greaterThan(view.top);
      expect(box.top, 'top').to.be.lessThan(view.bottom);
    };
    press('ArrowUp');
    expect(focused()).to.equal(shown.id(-3));
    await expectInView();
    press('Home');
    expect(focused()).to.equal(shown.room.messages.shown.ids.at(0));
    await expectInView();
    const home = focused() ?? '';
    press('PageDown');
    // Older messages may have been loaded before it.
    expect(shown.room.messages.indexOf(focused() ?? '') - shown.room.messages.indexOf(home)).to.be.within(1, 15);
    await expectInView();
    press('End');
    expect(focused()).to.equal(shown.id(-1));
    await expectInView();
    expect(shown.gap()).to.be.lessThan(1);
  });

  it('keeps the messages of a selection mounted while it lasts', async () => {
    const shown = await showLongList(450);
    const row = shown.rows().at(-2)!;
    const text = inside(row, '[part~="text"]');
    row.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, buttons: 1 }));
    getSelection()?.setBaseAndExtent(text.firstChild!, 0, text.firstChild!, 5);
    await frames();
    await scrollTo(shown, shown.scroller.scrollHeight / 2);
    expect(row.isConnected).to.equal(true);
    getSelection()?.removeAllRanges();
    await scrollTo(shown, shown.scroller.scrollHeight / 3);
    expect(row.isConnected).to.equal(false);
  });

  it('mounts all messages in plain mode, for printing, and for the browser’s search until it is over', async function (this: Mocha.Context) {
    this.timeout(30_000);
    const shown = await showLongList(450);
    const count = shown.room.messages.shown.ids.length;
    const windowed = (): Promise<void> => waitUntil(() => shown.rows().length < 60, 'windowed again');
    shown.list.plain = true;
    await waitUntil(() => shown.rows().length === count, 'all are mounted');
    await frames(10);
    expect(shown.gap()).to.be.lessThan(1);
    shown.list.plain = false;
    await windowed();
    dispatchEvent(new Event('beforeprint'));
    expect(shown.rows()).to.have.length(count);
    dispatchEvent(new Event('afterprint'));
    await windowed();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true }));
    expect(shown.rows()).to.have.length(count);
    dispatchEvent(new FocusEvent('focus'));
    await windowed();
    await frames();
    expect(shown.gap()).to.be.lessThan(1);
  });

  it('mounts no message that scrolls out within one frame, and shows the last message within two frames', async () => {
    const shown = await showLongList(300);
    let made = 0;
    const connected = LoquiMessageClass.prototype.connectedCallback;
    LoquiMessageClass.prototype.connectedCallback = function (this: LoquiMessage) {
      made += 1;
      connected.call(this);
    };
    try {
      for (let index = 0; index < 1000; index += 1) shown.say(jonas, numberedText(index));
      await frames(3);
    } finally {
      LoquiMessageClass.prototype.connectedCallback = connected;
    }
    expect(shown.rows().at(-1)?.dataset.row).to.equal(shown.id(-1));
    expect(shown.gap()).to.be.lessThan(1);
    expect(made).to.be.lessThan(40);
  });

  it('renders a lasting flood in few frames, and its last message after the first quiet frame', async () => {
    const shown = await showLongList(300);
    const before = shown.rows().at(-1)?.dataset.row;
    const newest = new Set<string | undefined>();
    for (let frame = 0; frame < 40; frame += 1) {
      for (let count = 0; count < 10; count += 1) shown.say(jonas, numberedText(frame * 10 + count));
      await frames(1);
      newest.add(shown.rows().at(-1)?.dataset.row);
    }
    newest.delete(before);
    // Every sixth frame, and two more at the beginning, before the flood is detected.
    expect(newest.size).to.be.within(4, 10);
    await frames(3);
    expect(shown.rows().at(-1)?.dataset.row).to.equal(shown.id(-1));
    expect(shown.gap()).to.be.lessThan(1);
  });

  it('reads only the messages near the view when one more arrives', async () => {
    const shown = await showLongList(450);
    const { messages } = shown.room;
    const { get } = messages;
    let reads = 0;
    (messages as { get: typeof get }).get = (id) => ((reads += 1), get(id));
    try {
      shown.say(jonas, 'One more');
      await frames();
    } finally {
      (messages as { get: typeof get }).get = get;
    }
    expect(reads).to.be.lessThan(6 * shown.rows().length);
  });
});
