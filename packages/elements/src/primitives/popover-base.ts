import { LitElement, type PropertyValues } from 'lit';
import { property } from '../property.js';
import { setStates } from '../states.js';
import { Anchor, isHTMLElement } from './anchor.js';
import { followAnchor, placements, type Placement } from './anchored.js';
import { FocusReturn } from './focus-return.js';

/** Space to the anchor, in px. */
const GAP = 6;

/** A native popover beside an anchor, which opens and closes it. */
export abstract class PopoverBase extends LitElement {
  readonly #internals = this.attachInternals();
  protected readonly focusReturn = new FocusReturn();
  protected readonly anchoring = new Anchor(this, (anchor, signal) => this.link(anchor, signal));
  #unfollow: (() => void) | undefined;
  /** A press on the anchor closes it before the click comes. */
  #wasOpen = false;

  /** What it is for a screen reader. */
  protected abstract readonly kind: 'dialog' | 'menu';

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
    if (!this.hasAttribute('role')) this.role = this.kind;
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
    const anchor = this.anchoring.current;
    if (anchor?.hasAttribute('aria-expanded')) anchor.setAttribute('aria-expanded', String(this.open));
  }

  #follow(): void {
    if (!this.isConnected || !this.popover) return;
    if (this.open && !this.isShown) {
      const source = this.anchoring.current;
      this.showPopover(source ? { source } : undefined);
      if (this.matches(':popover-open')) this.shown();
      // Prevented by the page.
      void this.updateComplete.then(() => (this.open = this.isShown));
    } else if (!this.open && this.isShown) this.hidePopover();
    setStates(this.#internals, { open: this.open });
  }

  protected get isShown(): boolean {
    return this.matches(':popover-open');
  }

  #onBeforeToggle = (event: ToggleEvent): void => {
    if (event.target !== this || event.newState !== 'open') return;
    this.focusReturn.remember(this.opener());
    this.anchoring.refresh();
    this.#stayBeside();
  };

  /** `open` follows only now: an update in the middle of the browser's own steps would repeat them. */
  #onToggle = (event: ToggleEvent): void => {
    if (event.target !== this) return;
    this.open = this.isShown;
    if (this.open) return;
    this.#release();
    this.closed();
  };

  #stayBeside(): void {
    this.#release();
    this.#unfollow = this.place();
  }

  #release(): void {
    this.#unfollow?.();
    this.#unfollow = undefined;
  }

  /** Stands where it belongs until the returned function is called. */
  protected place(): (() => void) | undefined {
    const anchor = this.anchoring.current;
    return anchor && followAnchor(this, anchor, this.placement, GAP);
  }

  /** It has been shown by program or by its anchor. */
  protected shown(): void {
    // Nothing more for most.
  }

  protected closed(): void {
    this.focusReturn.restore();
  }

  /** Gets the focus back; without one, what has it now. */
  protected opener(): HTMLElement | undefined {
    return undefined;
  }

  protected link(anchor: HTMLElement, signal: AbortSignal): void {
    this.describe(anchor, signal);
    anchor.addEventListener('pointerdown', () => (this.#wasOpen = this.open), { signal });
    anchor.addEventListener('click', this.#onAnchorClick, { signal });
  }

  /** Tells a screen reader what the anchor opens. */
  protected describe(anchor: HTMLElement, signal: AbortSignal): void {
    anchor.setAttribute('aria-haspopup', this.kind);
    anchor.setAttribute('aria-expanded', String(this.open));
    this.#takeName(anchor);
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
    const isKey = event.detail === 0;
    this.turn(isKey ? !this.open : !this.#wasOpen, isKey);
    this.#wasOpen = false;
  };

  /** @param _isKey by keyboard or program */
  protected turn(open: boolean, _isKey = true): void {
    const isNews = open !== this.open;
    this.open = open;
    if (!this.isConnected || !this.hasUpdated) return;
    // Else the browser may have closed it, and not have said so yet.
    if (isNews) this.performUpdate();
    else this.#follow();
  }

  /** Opens at once. */
  show(): void {
    this.turn(true);
  }

  /** Closes at once. */
  hide(): void {
    this.turn(false);
  }
}
