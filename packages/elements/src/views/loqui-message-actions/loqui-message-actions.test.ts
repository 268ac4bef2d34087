import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { LoquiCopyEvent, LoquiEditStartEvent, LoquiErrorEvent, LoquiRemoveEvent, LoquiReplyEvent, LoquiRetryEvent } from '../../events.js';
import { assistant, messageOf } from '../../testing/room.js';
import { accessibleInBothSchemes } from '../../testing/schemes.js';
import '../../primitives/loqui-menu/define.js';
import './define.js';
import type { LoquiMessageActions } from './loqui-message-actions.js';

const message = messageOf(assistant, '**Bold** words');
const all = ['reply', 'copy', 'retry', 'edit', 'remove'] as const;

const shown = (): Promise<LoquiMessageActions> => fixture(html`<loqui-message-actions lang="en" .message=${message} .actions=${all}></loqui-message-actions>`);
const buttons = (element: LoquiMessageActions): HTMLButtonElement[] => [...(element.shadowRoot?.querySelectorAll('button') ?? [])];
const labels = (element: LoquiMessageActions): (string | null)[] => buttons(element).map(({ ariaLabel }) => ariaLabel);

/** Types of the events that leave the element, with the message of each. */
function heard(element: LoquiMessageActions): string[] {
  const events: string[] = [];
  for (const { type } of [LoquiReplyEvent, LoquiCopyEvent, LoquiRetryEvent, LoquiEditStartEvent, LoquiRemoveEvent, LoquiErrorEvent])
    element.addEventListener(type, (event) => {
      event.preventDefault();
      events.push(`${event.type} ${'messageId' in event && event.messageId === message.id ? 'of the message' : ''}`.trim());
    });
  element.addEventListener('loqui-select', ({ type }) => events.push(type));
  return events;
}

const EVENTS = ['loqui-reply', 'loqui-copy', 'loqui-retry', 'loqui-edit-start', 'loqui-remove'].map((type) => `${type} of the message`);

describe('loqui-message-actions', () => {
  it('has a button for each action, in the order in which they are given, and is accessible', async () => {
    expect(labels(await shown())).to.deep.equal(['Reply', 'Copy', 'Try again', 'Edit', 'Delete']);
    await accessibleInBothSchemes(html`<loqui-message-actions .message=${message} .actions=${all}></loqui-message-actions>`);
  });

  it('emits one event for each button, with the id of its message', async () => {
    const element = await shown();
    const events = heard(element);
    for (const button of buttons(element)) button.click();
    expect(events).to.deep.equal(EVENTS);
  });

  it('offers the same in a menu, whose own events do not leave it', async () => {
    const element = await shown();
    const events = heard(element);
    for (let index = 0; index < all.length; index += 1) {
      await element.openMenu({ x: 40, y: 40 });
      const menu = element.shadowRoot!.querySelector('loqui-menu')!;
      await waitUntil(() => menu.open);
      expect(menu.items.map(({ textContent }) => textContent.trim())).to.deep.equal(labels(element));
      menu.items[index]!.click();
      await waitUntil(() => !menu.open);
    }
    expect(events).to.deep.equal(EVENTS);
  });

  it('says in words that the clipboard is not available, and otherwise that the text was copied', async () => {
    const element = await shown();
    const written: string[] = [];
    const clipboard = { writeText: (text: string) => (written.length > 0 ? Promise.reject(new Error('denied')) : Promise.resolve(void written.push(text))) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    try {
      const copy = buttons(element)[1]!;
      copy.click();
      await waitUntil(() => copy.ariaLabel === 'Copied');
      expect(written).to.deep.equal(['**Bold** words']);
      const failed = new Promise<LoquiErrorEvent>((resolve) => element.addEventListener(LoquiErrorEvent.type, resolve, { once: true }));
      copy.click();
      expect((await failed).error.message).to.contain('clipboard');
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('is left out of the tab order in a message without the tab stop', async () => {
    const element = await shown();
    element.reachable = false;
    await element.updateComplete;
    expect(buttons(element).map(({ tabIndex }) => tabIndex)).to.deep.equal(all.map(() => -1));
  });
});
