import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { LoquiLauncherEvent, LoquiReadyEvent, LoquiUnreadChangeEvent } from '../../events.js';
import { need } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { focusedElement } from '../../primitives/focus-return.js';
import { closeIcon } from '../../primitives/icons.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { recall, remember } from '../remembered.js';
import { HeaderButtons, type HeaderButton } from './header-buttons.js';
import { chatIcon, chevronDownIcon, expandIcon, minimiseIcon, reduceIcon } from './launcher-icons.js';
import { Launched } from './launched.js';
import { Presented } from './presented.js';
import { AboveKeyboard, PagePush } from './room-on-screen.js';
import { SmallScreen } from './small-screen.js';
import styles from './loqui-launcher.styles.js';
import { strings } from './loqui-launcher.strings.js';

type Act = LoquiLauncherEvent['act'];

/**
 * @summary A bubble in the corner that opens a panel: as a popup, at the side, over the whole screen, or in the flow of the page. On a small screen the panel
 * fills it. The buttons of the launcher stand in the panel's own header.
 *
 * A panel in a `<template>` is made when it is opened, and the files of `loqui-assistant` and `loqui-chat` are fetched then: until then the page pays for the
 * bubble alone. A panel that is a child from the start is connected from the start where its element is defined, and counts what is unread.
 *
 * @tag loqui-launcher
 *
 * @slot - The panel, or a `<template>` with it. One with a slot `header-actions` gets the buttons in there; for others there is a bar.
 * @slot icon - Replaces the icon of the bubble.
 *
 * @fires {LoquiLauncherEvent} loqui-launcher - The person opens the panel, closes it, or changes how large it is: `act`.
 *
 * @csspart bubble - The button.
 * @csspart badge - The number of unread messages on it.
 * @csspart panel - The box of the panel.
 * @csspart bar - The bar of a panel without a header of its own.
 * @csspart heading - The name in it.
 *
 * @cssproperty [--loqui-launcher-size=56px] - Diameter of the bubble.
 * @cssproperty [--loqui-launcher-offset-block=20px] - Space to the edge above or below; that of the device is added.
 * @cssproperty [--loqui-launcher-offset-inline=20px] - Space to the edge beside.
 * @cssproperty [--loqui-launcher-width=400px] - Width of the popup.
 * @cssproperty [--loqui-launcher-height=640px] - Height of the popup, and of the panel in the flow.
 * @cssproperty [--loqui-launcher-side-width=420px] - Width at the side.
 * @cssproperty [--loqui-launcher-z-index=1000] - Layer of bubble, popup and side.
 *
 * @cssState open - The panel is open.
 * @cssState full - It fills the screen.
 */
export class LoquiLauncher extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  readonly #localize = new Localize(this, strings);
  readonly #internals = this.attachInternals();
  readonly #launched = new Launched(this);
  readonly #presented = new Presented(this, () => this.bubble);
  readonly #keyboard = new AboveKeyboard();
  readonly #push = new PagePush();
  readonly #small = new SmallScreen(this);
  readonly #header = new HeaderButtons((isShown) => (this.hasHeader = isShown));
  /** The count that the panel has told last. */
  #told = 0;
  /** The focus goes along with the next change. */
  #takesFocus = false;
  #isRecalled = false;

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('[part="bubble"]') private bubble!: HTMLElement | null;
  /** The panel shows the buttons. */
  @state() private hasHeader = false;

  /** How the panel is shown: beside the bubble, at the side of the window, over all of it, or in the flow of the page. */
  @property({ reflect: true, oneOf: ['popup', 'side', 'full', 'inline'] }) mode: 'popup' | 'side' | 'full' | 'inline' = 'popup';

  /** The corner of the bubble; a panel at the side stands at the same end. */
  @property({ reflect: true, oneOf: ['bottom-end', 'bottom-start', 'top-end', 'top-start'] }) placement:
    'bottom-end' | 'bottom-start' | 'top-end' | 'top-start' = 'bottom-end';

  /** At the side: the page moves aside where there is room, by a padding of its root. Otherwise the panel covers it. */
  @property({ type: Boolean, reflect: true }) push = false;

  /** The panel is open. Set by the page, the focus stays; `show()` moves it. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** It fills the screen, whatever its mode. */
  @property({ type: Boolean, reflect: true }) expanded = false;

  /** Name of the bubble and of the panel; default: “Chat”. */
  @property() heading = '';

  /** Unread messages, shown on the closed bubble. The panel tells them; a page whose panel is not there yet may set them. */
  @property({ type: Number, shape: isCount }) unread = 0;

  /** No bubble: the page opens the panel by `show()`. */
  @property({ type: Boolean, attribute: 'no-bubble' }) noBubble = false;

  /** That it is open, and expanded, is kept in this browser under this name. */
  @property({ attribute: 'storage-key' }) storageKey = '';

  constructor() {
    super();
    this.addEventListener(LoquiUnreadChangeEvent.type, this.#onUnread);
    this.addEventListener(LoquiReadyEvent.type, () => void this.#focusPanel());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#presented.hide(this.hasUpdated ? this.dialog : null);
    this.#leaveScreen();
    this.#header.remove();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.storageKey !== '' && !this.#isRecalled) {
      this.#isRecalled = true;
      const known = recall(this.storageKey);
      // On a phone it would cover the page that was asked for.
      if (isState(known)) Object.assign(this, { open: known.open && !this.#small.is, expanded: known.expanded });
    }
    if (changed.has('open')) this.unread = this.open ? 0 : Math.max(this.unread, this.#told);
    if (this.unread > 0) need('loqui-badge');
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.isConnected) return;
    const isFull = this.open && this.#look === 'full';
    setStates(this.#internals, { open: this.open, full: isFull });
    if (changed.has('open') && this.open) this.#begin();
    this.#presented.show(this.dialog, this.open, isFull, this.#takesFocus);
    this.#takesFocus = false;
    if (this.open) this.#keyboard.begin(this.dialog);
    else this.#leaveScreen();
    if (this.open) this.#putButtons();
    if (this.open && this.#look === 'side' && this.push) this.#push.begin(this.dialog, this.placement.endsWith('start'));
    else this.#push.end();
  }

  get #look(): 'popup' | 'side' | 'full' | 'inline' {
    const fills = this.expanded || (this.#small.is && this.mode !== 'inline');
    return fills ? 'full' : this.mode;
  }

  #begin(): void {
    this.#launched.begin();
    void this.#launched.ready().then(() => {
      this.requestUpdate();
      return this.#focusPanel();
    });
  }

  #leaveScreen(): void {
    this.#keyboard.end();
    this.#push.end();
  }

  /** From the box into the panel: not on a touch screen, where its keyboard would cover half of it. */
  async #focusPanel(): Promise<void> {
    const panel = await this.#launched.ready();
    if (!this.open || focusedElement() !== this.dialog || matchMedia('(pointer: coarse)').matches) return;
    if (panel?.focusComposer) panel.focusComposer();
    else panel?.querySelector<HTMLElement>('[autofocus]')?.focus();
  }

  #putButtons(): void {
    const { panel } = this.#launched;
    if (panel && (!panel.localName.includes('-') || customElements.get(panel.localName))) this.#header.show(panel, this.#buttons());
  }

  #buttons(): HeaderButton[] {
    const button = (act: Act, label: string, icon: TemplateResult): HeaderButton => ({ label, icon, act: () => this.#act(act) });
    const buttons = [button('minimise', this.#localize.term('minimise'), minimiseIcon)];
    const canChange = this.mode !== 'full' && (!this.#small.is || this.mode === 'inline');
    if (canChange && this.expanded) buttons.unshift(button('reduce', this.#localize.term('reduce'), reduceIcon));
    else if (canChange) buttons.unshift(button('expand', this.#localize.term('expand'), expandIcon));
    if (this.#launched.isFromTemplate) buttons.push(button('close', this.#localize.term('closeChat'), closeIcon));
    return buttons;
  }

  #act(act: Act): void {
    if (!this.dispatchEvent(new LoquiLauncherEvent(act))) return;
    if (act === 'open') this.show();
    else if (act === 'minimise') this.minimise();
    else if (act === 'close') this.close();
    else this.expanded = act === 'expand';
    remember(this.storageKey, { open: this.open, expanded: this.expanded });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || this.#look === 'full' || this.#look === 'inline') return;
    event.preventDefault();
    this.#act('minimise');
  };

  /** Escape, or what stands for it on the device, where the panel fills the screen. */
  readonly #onCancel = (event: Event): void => {
    if (event.target !== this.dialog) return;
    event.preventDefault();
    if (this.expanded && !this.#small.is && this.mode !== 'full') this.#act('reduce');
    else this.#act('minimise');
  };

  /** The browser insists. */
  readonly #onClose = (event: Event): void => {
    if (event.target === this.dialog && this.open && !this.dialog.open && this.isConnected) this.open = false;
  };

  readonly #onUnread = ({ count }: LoquiUnreadChangeEvent): void => {
    this.#told = count;
    if (!this.open) this.unread = count;
  };

  /** Opens the panel, and moves the focus into it. */
  show(): void {
    if (this.open) return;
    this.#presented.remember();
    this.open = this.#takesFocus = true;
    if (this.isConnected && this.hasUpdated) this.performUpdate();
  }

  /** Closes the panel; it stays connected. */
  minimise(): void {
    if (!this.open) return;
    this.open = false;
    if (this.isConnected && this.hasUpdated) this.performUpdate();
  }

  /** Closes the panel; one that was made of a `<template>` ends. */
  close(): void {
    this.minimise();
    if (!this.#launched.isFromTemplate) return;
    this.#header.remove();
    this.#launched.end();
    this.#told = this.unread = 0;
  }

  override render(): TemplateResult {
    const name = this.heading === '' ? this.#localize.term('chat') : this.heading;
    const look = this.#look;
    const isBeside = !this.noBubble && (!this.open || look === 'popup');
    return html`<dialog
        part="panel"
        id="panel"
        class=${`${look}${isBeside ? ' beside' : ''}`}
        tabindex="-1"
        aria-label=${name}
        @keydown=${this.#onKey}
        @cancel=${this.#onCancel}
        @close=${this.#onClose}
      >
        <div part="bar" ?hidden=${this.hasHeader}>
          <h2 part="heading"><bdi>${name}</bdi></h2>
          ${this.#buttons().map(
            ({ label, icon, act }) => html`<button class="icon-button" type="button" title=${label} aria-label=${label} @click=${act}>${icon}</button>`,
          )}
        </div>
        <div class="content"><slot></slot></div>
      </dialog>
      ${this.noBubble ? nothing : this.#bubble(name, isBeside)}
      <div class="visually-hidden" role="status">${!this.open && this.unread > 0 ? this.#localize.term('unreadMessages', this.unread) : nothing}</div>`;
  }

  #bubble(name: string, isShown: boolean): TemplateResult {
    const unread = this.open ? 0 : this.unread;
    const words = unread > 0 ? `${name}, ${this.#localize.term('unreadMessages', unread)}` : name;
    return html`<button
      part="bubble"
      type="button"
      aria-label=${words}
      title=${name}
      aria-haspopup="dialog"
      aria-expanded=${String(this.open)}
      aria-controls="panel"
      ?hidden=${!isShown}
      @click=${() => this.#act(this.open ? 'minimise' : 'open')}
    >
      ${this.open ? chevronDownIcon : html`<slot name="icon">${chatIcon}</slot>`}
      ${unread > 0 ? html`<loqui-badge part="badge" variant="danger" .count=${unread} aria-hidden="true"></loqui-badge>` : nothing}
    </button>`;
  }
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isState(value: unknown): value is { readonly open: boolean; readonly expanded: boolean } {
  const { open, expanded } = (value ?? {}) as Readonly<Record<string, unknown>>;
  return typeof open === 'boolean' && typeof expanded === 'boolean';
}
