import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { Anchor, isHTMLElement } from '../anchor.js';
import { followAnchor, placements, type Placement } from '../anchored.js';
import { FocusReturn } from '../focus-return.js';
import styles from './loqui-popover.styles.js';

/** Space to the anchor, in px. */
const GAP = 6;

/**
 * @summary A native popover beside its anchor, which opens and closes it. Escape and a press outside close it.
 * @tag loqui-popover
 *
 * @slot - Content.
 *
 * @fires {ToggleEvent} beforetoggle - It will be opened or closed; `preventDefault()` keeps it closed. As of a native popover: does not bubble.
 * @fires {ToggleEvent} toggle - It has been opened or closed. As of a native popover: does not bubble.
 *
 * @csspart body - Around the content.
 *
 * @cssproperty [--loqui-popover-width=22rem] - Its greatest width.
 *
 * @cssState open - Shown.
 */
export class LoquiPopover extends LitElement {
  static override styles = [baseStyles, styles];

  readonly #internals = this.attachInternals();
  readonly #focus = new FocusReturn();
  readonly #anchor = new Anchor(this, (anchor, signal) => this.#link(anchor, signal));
  #unfollow: (() => void) | undefined;
  /** A press on the anchor closes it before the click comes. */
  #wasOpen = false;

  /** Id of its anchor, in the same root. */
  @property() for = '';

  /** Its anchor; wins over `for`. */
  @property({ attribute: false, optional: true, shape: isHTMLElement }) anchor?: HTMLElement | undefined;

  /** Side of the anchor, and the edge they share. Another side where it has no space. */
  @property({ reflect: true, oneOf: placements }) placement: Placement = 'bottom-start';

  @property({ type: Boolean, reflect: true }) open = false;

  constructor() {
    super();
    this.addEventListener('beforetoggle', this.#onBeforeToggle);
    this.addEventListener('toggle', this.#onToggle);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasAttribute('popover')) this.popover = 'auto';
    if (!this.hasAttribute('role')) this.role = 'dialog';
    // A popover that was moved is hidden.
    if (this.open) this.requestUpdate('open');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open')) this.#follow();
    if (changed.has('placement') && this.#unfollow) this.#stayBeside();
    this.#anchor.current?.setAttribute('aria-expanded', String(this.open));
  }

  #follow(): void {
    if (!this.isConnected || !this.popover) return;
    if (this.open && !this.#isShown) {
      const source = this.#anchor.current;
      this.showPopover(source ? { source } : undefined);
      // Prevented by the page.
      void this.updateComplete.then(() => (this.open = this.#isShown));
    } else if (!this.open && this.#isShown) this.hidePopover();
    setStates(this.#internals, { open: this.open });
  }

  get #isShown(): boolean {
    return this.matches(':popover-open');
  }

  #onBeforeToggle = (event: ToggleEvent): void => {
    if (event.target !== this || event.newState !== 'open') return;
    this.#focus.remember();
    this.#anchor.refresh();
    this.#stayBeside();
  };

  /** `open` follows only now: an update in the middle of the browser's own steps would repeat them. */
  #onToggle = (event: ToggleEvent): void => {
    if (event.target !== this) return;
    this.open = this.#isShown;
    if (this.open) return;
    this.#release();
    this.#focus.restore();
  };

  #stayBeside(): void {
    this.#release();
    const anchor = this.#anchor.current;
    if (anchor) this.#unfollow = followAnchor(this, anchor, this.placement, GAP);
  }

  #release(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
  }

  #link(anchor: HTMLElement, signal: AbortSignal): void {
    anchor.setAttribute('aria-haspopup', 'dialog');
    anchor.setAttribute('aria-expanded', String(this.open));
    this.#takeName(anchor);
    anchor.addEventListener('pointerdown', () => (this.#wasOpen = this.open), { signal });
    anchor.addEventListener('click', this.#onAnchorClick, { signal });
    signal.addEventListener('abort', () => {
      anchor.removeAttribute('aria-haspopup');
      anchor.removeAttribute('aria-expanded');
    });
  }

  /** Without a name of its own it has that of its anchor. */
  #takeName(anchor: HTMLElement): void {
    if (this.hasAttribute('aria-label') || this.hasAttribute('aria-labelledby')) return;
    if (anchor.getRootNode() === this.getRootNode() && anchor.id !== '') this.setAttribute('aria-labelledby', anchor.id);
    else this.setAttribute('aria-label', anchor.getAttribute('aria-label') ?? anchor.textContent.trim());
  }

  #onAnchorClick = (event: MouseEvent): void => {
    // A click by keyboard or program has no press before it.
    this.#turn(event.detail === 0 ? !this.open : !this.#wasOpen);
    this.#wasOpen = false;
  };

  #turn(open: boolean): void {
    const isNews = open !== this.open;
    this.open = open;
    if (!this.isConnected || !this.hasUpdated) return;
    // Else the browser may have closed it, and not have said so yet.
    if (isNews) this.performUpdate();
    else this.#follow();
  }

  /** Opens at once. */
  show(): void {
    this.#turn(true);
  }

  /** Closes at once. */
  hide(): void {
    this.#turn(false);
  }

  override render(): TemplateResult {
    return html`<div part="body"><slot></slot></div>`;
  }
}
