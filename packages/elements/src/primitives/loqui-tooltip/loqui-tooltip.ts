import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { Anchor, isHTMLElement } from '../anchor.js';
import { followAnchor, placements, type Placement } from '../anchored.js';
import styles from './loqui-tooltip.styles.js';
import { hasName } from './name.js';

/** Space to the anchor, in px. */
const GAP = 6;
/** How long it waits for the pointer to come back, in ms. */
const LINGER = 120;
/** The next one opens without a delay, in ms. */
const MOMENT = 400;

/** At most one is shown in a page. */
const shown = new Set<LoquiTooltip>();
let lastHidden = -Infinity;
let count = 0;

/**
 * @summary A few words on an element, for the pointer and the keyboard. They describe the element, or name it when it has no name. Never by touch alone.
 * @tag loqui-tooltip
 *
 * @slot - The words.
 *
 * @cssproperty [--loqui-tooltip-width=18rem] - Its greatest width.
 * @cssproperty [--loqui-tooltip-padding] - Space around the words.
 *
 * @cssState open - Shown.
 */
export class LoquiTooltip extends LitElement {
  static override styles = [baseStyles, styles];

  readonly #internals = this.attachInternals();
  readonly #anchor = new Anchor(this, (anchor, signal) => this.#link(anchor, signal));
  #unfollow: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isPressed = false;

  /** Id of the element it is about, in the same root. */
  @property() for = '';

  /** The element it is about; wins over `for`. Only one in the same root is described to a screen reader. */
  @property({ attribute: false, optional: true, shape: isHTMLElement }) anchor?: HTMLElement | undefined;

  /** Side of the element, and the edge they share. Another side where it has no space. */
  @property({ reflect: true, oneOf: placements }) placement: Placement = 'top';

  /** How long the pointer rests before it opens, in ms. */
  @property({ type: Number }) delay = 500;

  constructor() {
    super();
    this.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.addEventListener('pointerleave', this.#leave);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasAttribute('popover')) this.popover = 'manual';
    if (!this.hasAttribute('role')) this.role = 'tooltip';
    if (this.id === '') this.id = `loqui-tooltip-${String((count += 1))}`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.hide();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('placement') && this.#unfollow) this.#stayBeside();
  }

  #link(anchor: HTMLElement, signal: AbortSignal): void {
    const undescribe = this.#describe(anchor);
    const on = (type: string, listener: (event: Event) => void): void => anchor.addEventListener(type, listener, { signal });
    on('pointerenter', (event) => {
      if ((event as PointerEvent).pointerType === 'touch') return;
      const isNext = shown.size > 0 || Date.now() - lastHidden < MOMENT;
      this.#after(isNext ? 0 : this.delay, () => this.show());
    });
    on('pointerleave', this.#leave);
    on('pointerdown', () => {
      this.#isPressed = true;
      this.hide();
    });
    on('focusin', () => {
      if (!this.#isPressed && anchor.matches(':focus-visible, :has(:focus-visible)')) this.show();
    });
    on('focusout', () => this.hide());
    for (const type of ['pointerup', 'pointercancel']) addEventListener(type, () => (this.#isPressed = false), { capture: true, signal });
    signal.addEventListener('abort', () => {
      undescribe();
      this.hide();
    });
  }

  /** Describes the anchor, or names it. */
  #describe(anchor: HTMLElement): () => void {
    const attribute = hasName(anchor) ? 'aria-describedby' : 'aria-labelledby';
    const ids = (): string[] => (anchor.getAttribute(attribute) ?? '').split(/\s+/).filter((id) => id !== '' && id !== this.id);
    anchor.setAttribute(attribute, [...ids(), this.id].join(' '));
    return () => {
      const others = ids();
      if (others.length > 0) anchor.setAttribute(attribute, others.join(' '));
      else anchor.removeAttribute(attribute);
    };
  }

  #after(delay: number, act: () => void): void {
    clearTimeout(this.#timer);
    if (delay <= 0) act();
    else this.#timer = setTimeout(act, delay);
  }

  #leave = (): void => this.#after(LINGER, () => this.hide());

  /** Escape hides the words and nothing else. */
  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.hide();
  };

  #stayBeside(): void {
    this.#unfollow?.();
    const anchor = this.#anchor.current;
    if (anchor) this.#unfollow = followAnchor(this, anchor, this.placement, GAP);
  }

  /** Shows it at once. */
  show(): void {
    clearTimeout(this.#timer);
    if (!this.isConnected || !this.popover || this.matches(':popover-open') || !this.#anchor.current) return;
    for (const other of shown) other.hide();
    shown.add(this);
    this.#stayBeside();
    this.showPopover();
    addEventListener('keydown', this.#onKeydown, { capture: true });
    setStates(this.#internals, { open: true });
  }

  /** Hides it at once. */
  hide(): void {
    clearTimeout(this.#timer);
    if (!shown.delete(this)) return;
    lastHidden = Date.now();
    if (this.matches(':popover-open')) this.hidePopover();
    this.#unfollow?.();
    this.#unfollow = undefined;
    removeEventListener('keydown', this.#onKeydown, { capture: true });
    setStates(this.#internals, { open: false });
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
