/** Opens and closes a panel's list of conversations. Escape in the list, a choice, or a click outside closes it. */
import type { LitElement } from 'lit';
import { LoquiConversationEvent, LoquiConversationListEvent, LoquiNewChatEvent } from '../events.js';
import { need } from '../lazy.js';

const TAG = 'loqui-conversations';

interface Focus {
  closed(): void;
  chosen(): void;
}

export class ConversationList {
  /** The list should be shown. */
  isOpen = false;

  constructor(
    private readonly host: LitElement,
    private readonly focus: Focus,
  ) {
    host.addEventListener('click', this.#onClick);
    host.addEventListener(LoquiConversationListEvent.type, this.#onList);
    for (const { type } of [LoquiNewChatEvent, LoquiConversationEvent]) host.addEventListener(type, this.#onChoice);
  }

  /** True when the list is open and its element is defined: it then covers the panel. */
  get isShown(): boolean {
    return this.isOpen && customElements.get(TAG) !== undefined;
  }

  readonly #onList = (event: LoquiConversationListEvent): void => {
    queueMicrotask(() => {
      if (event.defaultPrevented || event.open === this.isOpen) return;
      this.#set(event.open);
      if (!event.open) return void this.host.updateComplete.then(() => this.focus.closed());
      need(TAG);
      void customElements.whenDefined(TAG).then(() => this.host.requestUpdate());
    });
  };

  readonly #onChoice = (event: Event): void => {
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      this.#set(false);
      void this.host.updateComplete.then(() => this.focus.chosen());
    });
  };

  readonly #onClick = (event: MouseEvent): void => {
    const isInside = event.composedPath().some((node) => node instanceof Element && (node.localName === TAG || node.localName === 'loqui-room-header'));
    if (this.isOpen && !isInside) this.host.dispatchEvent(new LoquiConversationListEvent(false));
  };

  #set(open: boolean): void {
    this.isOpen = open;
    this.host.requestUpdate();
  }
}
