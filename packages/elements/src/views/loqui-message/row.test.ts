import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Author, Message } from '@loqui/core';
import { LoquiRetryEvent } from '../../events.js';
import { actionButton, actionButtons, menuLabels, openedMenu } from '../../testing/message-actions.js';
import { assistant, jonas, mara, messageOf, rest } from '../../testing/room.js';
import './define.js';
import type { LoquiMessage } from './loqui-message.js';

// A headless browser has no pointer that hovers. Read once, by the first message of the page.
const { matchMedia } = window;
window.matchMedia = (query) => matchMedia.call(window, query === '(hover: none)' ? 'not all' : query);

function nodesOf(node: Node): number {
  const inside = node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [];
  return [...inside, ...node.childNodes].reduce((sum, child) => sum + nodesOf(child), 1);
}

interface Setting {
  readonly own?: boolean;
  readonly grouped?: boolean;
}

/** As in a list: only the message with the tab stop is in the tab order. */
async function shown(message: Message, { own = false, grouped = false }: Setting = {}): Promise<LoquiMessage> {
  const element = await fixture<LoquiMessage>(
    html`<loqui-message
      role="article"
      tabindex="-1"
      .message=${message}
      .own=${own}
      .grouped=${grouped}
      .offers=${own ? ['edit', 'remove'] : ['reply']}
      .reachable=${false}
    ></loqui-message>`,
  );
  await element.updateComplete;
  return element;
}

const more = (element: LoquiMessage): HTMLButtonElement => element.shadowRoot!.querySelector<HTMLButtonElement>('[part~="more"]')!;

describe('the row of a message', () => {
  const rows: readonly (readonly [string, Author, Setting])[] = [
    ['a message of a person', jonas, {}],
    ['an own message', mara, { own: true }],
    ['a follow-up of the same author', jonas, { grouped: true }],
    ['an answer', assistant, {}],
  ];
  for (const [name, author, setting] of rows) {
    it(`has at most 30 nodes at rest, keeps its height when it is hovered, and is accessible at rest and hovered: ${name}`, async () => {
      const element = await shown(messageOf(author, 'A plain text.'), setting);
      expect(nodesOf(element)).to.be.at.most(30);
      await expect(element).to.be.accessible();
      const { height } = element.getBoundingClientRect();
      element.dispatchEvent(new PointerEvent('pointerenter'));
      await actionButton(element, 'Copy');
      expect(element.getBoundingClientRect().height).to.equal(height);
      await rest();
      await expect(element).to.be.accessible();
    });
  }

  it('has one button that opens a menu of all actions and gets the focus back', async () => {
    const answer = messageOf(assistant, 'A plain answer.');
    const element = await shown(answer);
    expect(more(element).ariaLabel).to.equal('More actions');
    more(element).focus();
    more(element).click();
    const menu = await openedMenu(element);
    expect(menuLabels(menu)).to.deep.equal(['Reply', 'Copy', 'Try again']);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => !menu.open);
    expect(element.shadowRoot!.activeElement === more(element)).to.equal(true);
    let again = '';
    element.addEventListener(LoquiRetryEvent.type, (event) => (again = event.messageId));
    more(element).click();
    await openedMenu(element);
    menu.items.at(-1)!.click();
    expect(again).to.equal(answer.id);
  });

  it('leads by Tab from the menu button to the others, which are rendered with the focus', async () => {
    const element = await shown(messageOf(jonas, 'Standing alone.'));
    element.reachable = true;
    await element.updateComplete;
    expect(more(element).tabIndex).to.equal(0);
    more(element).focus();
    await actionButton(element, 'Reply');
    await sendKeys({ press: 'Tab' });
    expect(actionButtons(element)[0]?.matches(':focus')).to.equal(true);
    expect(more(element).tabIndex).to.equal(-1);
  });

  it('hides the menu button while nothing is offered', async () => {
    const element = await shown(messageOf(assistant, 'Not yet', { status: 'streaming' }));
    element.offers = [];
    await element.updateComplete;
    expect(getComputedStyle(more(element)).display).to.equal('none');
    element.message = messageOf(assistant, 'Done');
    await element.updateComplete;
    expect(getComputedStyle(more(element)).display).not.to.equal('none');
  });
});
