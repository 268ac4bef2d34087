/** Whether a panel shows the list of the person's conversations. Escape in the list closes it; so does a choice, and a click outside. */
import type { LitElement } from 'lit';
import { LoquiConversationEvent, LoquiConversationListEvent, LoquiNewChatEvent } from '../events.js';
import { need } from '../lazy.js';

const TAG = 'loqui-conversations';

/** Where the focus goes. */
interface Focus {
  /** The list was closed without a choice. */
  closed(): void;
  /** A conversation was chosen. */
  chosen(): void;
}

export class ConversationList {
  /** The list is to be shown. */
  isOpen = false;

  constructor(
    private readonly host: LitElement,
    private readonly focus: Focus,
  ) {
    host.addEventListener('click', this.#onClick);
    host.addEventListener(LoquiConversationListEvent.type, this.#onList);
    for (const { type } of [LoquiNewChatEvent, LoquiConversationEvent]) host.addEventListener(type, this.#onChoice);
  }

  /** The list covers the panel: it is open and its element is defined. */
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
