import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { checkIcon, chevronIcon } from '../icons.js';
import styles from './loqui-menu-item.styles.js';

/**
 * @summary One item of a `<loqui-menu>`: an act, a link, a choice that is checked, or the way to a submenu.
 * @tag loqui-menu-item
 *
 * @slot - What it does.
 * @slot icon - Before the words.
 * @slot shortcut - Instead of the attribute.
 * @slot submenu - A `<loqui-menu>` that it opens.
 *
 * @fires {LoquiSelectEvent} loqui-select - The person chose it. Cancelled, nothing changes and the menu stays open.
 *
 * @csspart base - The native button or link.
 * @csspart mark - The mark of a checked item.
 * @csspart icon - The slot of the icon.
 * @csspart label - The words.
 * @csspart shortcut - The keys that do the same.
 * @csspart arrow - The sign of a submenu.
 *
 * @cssState checked - It is checked.
 * @cssState disabled - It cannot be chosen.
 * @cssState open - Its submenu is shown.
 */
export class LoquiMenuItem extends LitElement {
  static override readonly shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [baseStyles, styles];

  #internals = this.attachInternals();

  @query('[part="base"]') private base!: HTMLElement | null;
  @state() private isExpanded = false;

  /** A checkbox is checked and unchecked; of the radio items of a group one is checked. */
  @property({ reflect: true, oneOf: ['normal', 'checkbox', 'radio'] }) type: 'normal' | 'checkbox' | 'radio' = 'normal';

  @property({ reflect: true, oneOf: ['neutral', 'danger'] }) variant: 'neutral' | 'danger' = 'neutral';

  /** Of a checkbox or radio item. */
  @property({ type: Boolean, reflect: true }) checked = false;

  /** Can have the focus, but not be chosen. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** Names it for the page, in `loqui-select`. */
  @property({ reflect: true }) value = '';

  /** The keys that do the same, to be read. Also a slot. The page listens for them. */
  @property() shortcut = '';

  /** Makes it a link. */
  @property({ optional: true }) href?: string;

  @property({ optional: true }) target?: string;

  /** Without it, a link with `target="_blank"` has `noopener`. */
  @property({ optional: true }) rel?: string;

  /** A link that saves its file under this name; '' for the server's. */
  @property({ optional: true }) download?: string;

  constructor() {
    super();
    this.addEventListener('click', this.#onClick, { capture: true });
  }

  /** The menu that it opens. */
  get submenu(): HTMLElement | undefined {
    return this.querySelector<HTMLElement>(":scope > [slot='submenu']") ?? undefined;
  }

  /** Its words, without icon, shortcut and submenu. */
  get text(): string {
    const words = [...this.childNodes].filter((node) => (node instanceof Element ? node.slot === '' : node instanceof Text));
    return words
      .map(({ textContent }) => textContent ?? '')
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** @internal For the menu: it has the focus, and nothing in its submenu has. */
  get hasFocus(): boolean {
    return this.shadowRoot?.activeElement === this.base && this.base !== null;
  }

  /** @internal For its submenu. */
  expand(isExpanded: boolean): void {
    this.isExpanded = isExpanded;
  }

  /** Our own: the browser does nothing while the focus is in the submenu. */
  override focus(options?: FocusOptions): void {
    this.base?.focus(options);
  }

  /** As of a native button: a disabled one does nothing. */
  override click(): void {
    this.base?.click();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const { submenu, base } = this;
    setStates(this.#internals, { checked: this.type !== 'normal' && this.checked, disabled: this.disabled, open: this.isExpanded });
    // A press on it does not close its submenu, as it belongs to it.
    if (base instanceof HTMLButtonElement) {
      base.popoverTargetElement = submenu ?? null;
      base.popoverTargetAction = 'show';
    }
  }

  /** Comes before every other listener. */
  #onClick = (event: Event): void => {
    if (!this.disabled) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  #onSlotchange = (): void => this.requestUpdate();

  #content(hasSubmenu: boolean): TemplateResult {
    const { type, shortcut } = this;
    const hasShortcut = shortcut !== '' || this.querySelector(":scope > [slot='shortcut']") !== null;
    const mark = type === 'radio' ? html`<span class="dot"></span>` : checkIcon;
    return html`${type === 'normal' ? nothing : html`<span part="mark" class=${this.checked ? 'on' : ''} aria-hidden="true">${mark}</span>`}
      <slot name="icon" part="icon"></slot>
      <span part="label"><slot @slotchange=${this.#onSlotchange}></slot></span>
      <span part="shortcut" ?hidden=${!hasShortcut}><slot name="shortcut" @slotchange=${this.#onSlotchange}>${shortcut}</slot></span>
      ${hasSubmenu ? html`<span part="arrow">${chevronIcon}</span>` : nothing}`;
  }

  override render(): unknown {
    const { type, href, target, disabled } = this;
    const hasSubmenu = this.submenu !== undefined;
    const content = this.#content(hasSubmenu);
    const control =
      href !== undefined && !disabled && !hasSubmenu && type === 'normal'
        ? html`<a
            part="base"
            class=${this.variant}
            role="menuitem"
            tabindex="-1"
            href=${href}
            target=${target ?? nothing}
            rel=${this.rel ?? (target === '_blank' ? 'noopener' : nothing)}
            download=${this.download ?? nothing}
            >${content}</a
          >`
        : html`<button
            part="base"
            class=${this.variant}
            type="button"
            role=${hasSubmenu || type === 'normal' ? 'menuitem' : `menuitem${type}`}
            tabindex="-1"
            aria-checked=${hasSubmenu || type === 'normal' ? nothing : String(this.checked)}
            aria-haspopup=${hasSubmenu ? 'menu' : nothing}
            aria-expanded=${hasSubmenu ? String(this.isExpanded) : nothing}
            aria-disabled=${disabled ? 'true' : nothing}
          >
            ${content}
          </button>`;
    return html`${control}<slot name="submenu" @slotchange=${this.#onSlotchange}></slot>`;
  }
}
