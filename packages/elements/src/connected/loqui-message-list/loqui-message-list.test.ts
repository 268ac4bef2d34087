import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LoquiOlderEvent, LoquiPresentEvent } from '../../events.js';
import '../../provider/define.js';
import { inside } from '../../testing/inside.js';
import { assistant, frames, jonas, mara, messageOf, stage, textPart, type Stage } from '../../testing/room.js';
import type { LoquiMessage } from '../../views/loqui-message/loqui-message.js';
import { LoquiMessage as LoquiMessageClass } from '../../views/loqui-message/loqui-message.js';
import './define.js';
import type { LoquiMessageList } from './loqui-message-list.js';

interface Shown extends Stage {
  readonly list: LoquiMessageList;
  readonly scroller: HTMLElement;
  messages(): LoquiMessage[];
  ids(): (string | undefined)[];
  gap(): number;
}

async function show(before: (stage: Stage) => void = () => undefined, layout: 'bubbles' | 'flat' = 'bubbles'): Promise<Shown> {
  const on = stage();
  before(on);
  const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-message-list layout=${layout}></loqui-message-list></loqui-provider>`);
  const list = provider.querySelector('loqui-message-list')!;
  list.style.height = '400px';
  list.style.width = '420px';
  await on.live;
  await list.updateComplete;
  await frames();
  const scroller = inside(list, '.scroller');
  const messages = (): LoquiMessage[] => [...(list.shadowRoot?.querySelectorAll<LoquiMessage>('loqui-message') ?? [])];
  // Rows in view are mounted at once; the others of a short room when the page is idle.
  const { length } = on.room.messages.shown.ids;
  if (length <= 200) await waitUntil(() => messages().length === length, 'the room is shown', { timeout: 10_000 });
  await frames();
  return {
    ...on,
    list,
    scroller,
    messages,
    ids: () => messages().map(({ message }) => message?.id),
    gap: () => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop,
  };
}

/** Enough messages to scroll: one per minute, by two people in turn. */
function fill(on: Stage, count: number): void {
  const start = Date.now() - count * 60_000;
  for (let index = 0; index < count; index += 1)
    on.say(index % 2 ? mara : jonas, `Message number ${String(index)} with some words in it.`, { createdAt: start + index * 60_000 });
}

async function scrollTo(shown: Shown, top: number): Promise<void> {
  shown.scroller.scrollTop = top;
  await frames();
}

describe('loqui-message-list', () => {
  it('shows the room, newest at the end and in view, and is accessible', async () => {
    const shown = await show((on) => fill(on, 30));
    expect(shown.messages()).to.have.length(30);
    expect(shown.gap()).to.be.lessThan(1);
    expect(shown.scroller.role ?? shown.scroller.getAttribute('role')).to.equal('log');
    await expect(shown.list).to.be.accessible();
  });

  it('groups the messages of one author within five minutes', async () => {
    const now = new Date().setHours(12, 0, 0, 0);
    const shown = await show((on) => {
      on.say(jonas, 'a', { createdAt: now });
      on.say(jonas, 'b', { createdAt: now + 60_000 });
      on.say(jonas, 'c', { createdAt: now + 7 * 60_000 });
      on.say(mara, 'd', { createdAt: now + 7 * 60_000 });
      on.say(assistant, 'e', { createdAt: now + 8 * 60_000 });
      on.say(assistant, 'f', { createdAt: now + 8 * 60_000 });
    });
    expect(shown.messages().map(({ grouped }) => grouped)).to.deep.equal([false, true, false, false, false, false]);
    expect(shown.messages().map(({ own }) => own)).to.deep.equal([false, false, false, true, false, false]);
  });

  it('shows a separator where a day begins', async () => {
    const shown = await show((on) => {
      on.say(jonas, 'a', { createdAt: Date.now() - 2 * 86_400_000 });
      on.say(jonas, 'b');
      on.say(jonas, 'c');
    });
    expect(shown.list.shadowRoot?.querySelectorAll('loqui-day-separator')).to.have.length(2);
  });

  it('renders one message for one delta, and never the list, in a room of 500', async function (this: Mocha.Context) {
    this.timeout(30_000);
    const shown = await show((on) => fill(on, 50));
    fill(shown, 449);
    const answer = shown.say(assistant, '', { status: 'streaming' });
    shown.server.emit('lobby', { type: 'message.part', id: answer.id, part: 0, value: { type: 'text', text: '', state: 'streaming' } });
    await waitUntil(() => shown.ids().at(-1) === answer.id, 'the list shows the last of 500');
    expect(shown.room.messages.shown.ids.length).to.equal(500);
    await frames(30);
    const rendered: string[] = [];
    let lists = 0;
    const messageRender = LoquiMessageClass.prototype.render;
    const listRender = shown.list.render.bind(shown.list);
    LoquiMessageClass.prototype.render = function (this: LoquiMessage) {
      rendered.push(this.message?.id ?? '');
      return messageRender.call(this);
    };
    shown.list.render = () => {
      lists += 1;
      return listRender();
    };
    const touched = new MutationObserver(() => undefined);
    touched.observe(shown.list.shadowRoot!, { childList: true, characterData: true, subtree: true });
    try {
      for (let at = 0; at < 10; at += 1) {
        shown.server.emit('lobby', { type: 'message.delta', id: answer.id, part: 0, at, text: 'x' });
        await shown.messages().at(-1)?.updateComplete;
      }
    } finally {
      LoquiMessageClass.prototype.render = messageRender;
    }
    expect(shown.room.messages.get(answer.id)?.parts).to.deep.equal([{ type: 'text', text: 'xxxxxxxxxx', state: 'streaming' }]);
    // At most: a message may apply a delta directly to its text.
    expect(rendered.length).to.be.within(1, 10);
    expect([...new Set(rendered)]).to.deep.equal([answer.id]);
    expect(lists).to.equal(0);
    expect(touched.takeRecords()).to.have.length(0);
  });

  it('stays at the end while the reader is there and messages arrive', async () => {
    const shown = await show((on) => fill(on, 30));
    for (let index = 0; index < 5; index += 1) {
      shown.say(jonas, `More\n${'words '.repeat(60)}`);
      await frames();
      expect(shown.gap()).to.be.lessThan(1);
    }
  });

  it('does not move a reader who scrolled up, and counts new messages below', async () => {
    const shown = await show((on) => fill(on, 40));
    await scrollTo(shown, shown.scroller.scrollTop - 200);
    const { scrollTop } = shown.scroller;
    for (let index = 0; index < 3; index += 1) shown.say(jonas, 'New below');
    shown.say(assistant, 'And an answer');
    await frames();
    expect(shown.scroller.scrollTop).to.equal(scrollTop);
    const pill = shown.list.shadowRoot?.querySelector('loqui-new-messages');
    expect(pill?.count).to.equal(4);
    await customElements.whenDefined('loqui-new-messages');
    await pill?.updateComplete;
    pill?.shadowRoot?.querySelector('button')?.click();
    await frames();
    expect(shown.gap()).to.be.lessThan(1);
    await shown.list.updateComplete;
    expect(shown.list.shadowRoot?.querySelector('loqui-new-messages')).to.equal(null);
  });

  it('follows the end for a reader within ten pixels of it', async () => {
    const shown = await show((on) => fill(on, 40));
    await scrollTo(shown, shown.scroller.scrollTop - 8);
    shown.say(jonas, 'New below');
    await frames();
    expect(shown.gap()).to.be.lessThan(1);
  });

  it('does not pull back a reader who turns the wheel up by very little', async () => {
    const shown = await show((on) => fill(on, 40));
    shown.scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: -40 }));
    shown.scroller.scrollTop -= 3;
    const { scrollTop } = shown.scroller;
    shown.say(jonas, 'New below');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await frames(1);
    expect(shown.scroller.scrollTop).to.equal(scrollTop);
  });

  it('scrolls to the end when the reader sends a message', async () => {
    const shown = await show((on) => fill(on, 40));
    await scrollTo(shown, 100);
    await shown.room.send('Mine');
    await frames();
    expect(shown.gap()).to.be.lessThan(1);
  });

  it('keeps the messages in view in their place when older ones arrive', async () => {
    const shown = await show((on) => fill(on, 120));
    expect(shown.messages()).to.have.length(50);
    await scrollTo(shown, 2);
    const row = shown.messages()[1]!;
    const { top } = row.getBoundingClientRect();
    await waitUntil(() => shown.messages().length === 100, 'the older page arrives', { timeout: 4_000 });
    await frames();
    expect(row.isConnected).to.equal(true);
    expect(Math.abs(row.getBoundingClientRect().top - top)).to.be.lessThan(1);
  });

  it('keeps the messages in view in their place at the very top, where browsers do not', async () => {
    const shown = await show((on) => fill(on, 120));
    await scrollTo(shown, 0);
    const row = shown.messages()[1]!;
    const { top } = row.getBoundingClientRect();
    await waitUntil(() => shown.messages().length === 100, 'the older page arrives', { timeout: 4_000 });
    await frames();
    expect(Math.abs(row.getBoundingClientRect().top - top)).to.be.lessThan(1);
  });

  it('requests an older page once, and the next one when it has arrived', async () => {
    const shown = await show((on) => fill(on, 120));
    let requests = 0;
    shown.list.addEventListener(LoquiOlderEvent.type, (event) => {
      requests += 1;
      event.preventDefault();
    });
    await scrollTo(shown, 100);
    await scrollTo(shown, 50);
    await scrollTo(shown, 0);
    await frames();
    expect(requests).to.equal(1);
    expect(shown.messages()).to.have.length(50);
  });

  it('reports that older messages could not be loaded, and tries again on request', async function (this: Mocha.Context) {
    // The client retries with pauses before it gives up.
    this.timeout(40_000);
    let refuse = true;
    const on = stage({
      onCommand: (command) => {
        if (command.type === 'history.read' && refuse) throw Object.assign(new Error('down'), { code: 'down' });
        return undefined;
      },
    });
    fill(on, 120);
    const provider = await fixture(html`<loqui-provider .handle=${on.room}><loqui-message-list></loqui-message-list></loqui-provider>`);
    const list = provider.querySelector('loqui-message-list')!;
    list.style.height = '400px';
    await on.live;
    await waitUntil(() => list.shadowRoot?.querySelectorAll('loqui-message').length === 50);
    await frames();
    inside(list, '.scroller').scrollTop = 0;
    await waitUntil(() => list.shadowRoot?.querySelector('[part~="paging"] button'), 'the failure is shown', { timeout: 15_000 });
    refuse = false;
    list.shadowRoot?.querySelector<HTMLButtonElement>('[part~="paging"] button')?.click();
    // The reader is still at the top, so the next page may follow at once.
    await waitUntil(() => (list.shadowRoot?.querySelectorAll('loqui-message').length ?? 0) >= 100, 'the page arrives', { timeout: 15_000 });
  });

  it('shows and marks a requested old message, and leads back to the newest', async () => {
    const shown = await show((on) => fill(on, 300));
    const old = shown.server.messages('lobby')[40];
    shown.list.target = old?.id ?? '';
    await waitUntil(() => shown.ids().includes(old?.id), 'the old part of the room is shown');
    await frames();
    const row = shown.messages().find(({ message }) => message?.id === old?.id)!;
    const view = shown.scroller.getBoundingClientRect();
    expect(row.getBoundingClientRect().top).to.be.within(view.top, view.bottom - 20);
    expect(row.highlighted).to.equal(true);
    const pill = shown.list.shadowRoot?.querySelector('loqui-new-messages');
    expect(pill?.away).to.equal(true);
    pill?.dispatchEvent(new LoquiPresentEvent());
    await waitUntil(() => shown.ids().at(-1) === shown.server.messages('lobby').at(-1)?.id, 'the latest are shown again');
    await frames();
    expect(shown.gap()).to.be.lessThan(1);
  });

  it('is one tab stop, and arrow and page keys move through it', async () => {
    const shown = await show((on) => fill(on, 30));
    const rows = shown.messages();
    const stops = (): number[] => shown.messages().flatMap((row, index) => (row.tabIndex === 0 ? [index] : []));
    const press = (key: string): boolean =>
      (shown.list.shadowRoot?.activeElement ?? rows[0])?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      ) ?? false;
    expect(stops()).to.deep.equal([29]);
    rows[29]?.focus();
    press('ArrowUp');
    await shown.list.updateComplete;
    expect(shown.list.shadowRoot?.activeElement).to.equal(rows[28]);
    expect(stops()).to.deep.equal([28]);
    press('Home');
    expect(shown.list.shadowRoot?.activeElement).to.equal(rows[0]);
    expect(rows[0]?.getBoundingClientRect().top).to.be.at.least(shown.scroller.getBoundingClientRect().top - 1);
    press('PageDown');
    expect(rows.indexOf(shown.list.shadowRoot?.activeElement as LoquiMessage)).to.be.within(2, 12);
    press('End');
    expect(shown.list.shadowRoot?.activeElement).to.equal(rows[29]);
    await frames();
    expect(shown.gap()).to.be.lessThan(1);
  });

  it('has its tab stop at the newest message, until a person has been at another one', async () => {
    const shown = await show((on) => on.say(jonas, 'One'));
    shown.say(mara, 'Two');
    await waitUntil(() => shown.messages().length === 2);
    await frames();
    expect(shown.messages().map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0]);
    shown.messages()[0]?.focus();
    shown.say(mara, 'Three');
    await waitUntil(() => shown.messages().length === 3);
    await frames();
    expect(shown.messages().map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1]);
  });

  it('keeps the element of a message while the list changes', async () => {
    const shown = await show((on) => fill(on, 30));
    const answer = shown.say(assistant, '', { status: 'streaming', parts: [textPart('')] });
    await frames();
    const row = shown.messages().at(-1);
    for (let at = 0; at < 20; at += 1) {
      shown.server.emit('lobby', { type: 'message.delta', id: answer.id, part: 0, at, text: 'y' });
      if (at % 5 === 0) shown.say(jonas, 'Meanwhile');
      await frames(1);
    }
    expect(shown.messages().find(({ message }) => message?.id === answer.id)).to.equal(row);
  });

  it('shows who asked an agent, and how many read along while it answers', async () => {
    const on = stage();
    const asked = on.say(jonas, '@assistant why?');
    const shown = await show((inner) => {
      inner.server.emit('lobby', { type: 'message.created', message: asked });
      const answer = messageOf(assistant, 'Because', { status: 'streaming', replyTo: asked.id, run: 'r' });
      inner.server.emit('lobby', { type: 'message.created', message: answer });
      inner.server.emit('lobby', {
        type: 'run.updated',
        run: { id: 'r', agent: 'assistant', status: 'running', message: answer.id, asked: asked.id, asker: 'jonas', startedAt: 0 },
      });
    });
    shown.server.emit('lobby', { type: 'presence.changed', joins: { jonas: { member: jonas, connections: [{ id: 'x', since: 1 }] } }, leaves: {} });
    await frames();
    expect(shown.messages().at(-1)?.note).to.equal('asked by Jonas · 2 watching');
  });

  it('shows the empty slot while there is no message', async () => {
    const on = stage();
    const provider = await fixture(
      html`<loqui-provider .handle=${on.room}
        ><loqui-message-list><p slot="empty">Say something</p></loqui-message-list></loqui-provider
      >`,
    );
    await on.live;
    await frames();
    const empty = provider.querySelector('p') as HTMLElement;
    expect(empty.checkVisibility()).to.equal(true);
    on.say(jonas, 'Something');
    await frames();
    expect(empty.checkVisibility()).to.equal(false);
  });
});
