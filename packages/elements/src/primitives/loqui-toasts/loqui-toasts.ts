import { LitElement, html } from 'lit';
import { query, state } from 'lit/decorators.js';
import { Localize } from '../../localize/localize.js';
import { baseStyles } from '../../styles/base.styles.js';
import { property } from '../../property.js';
import { LoquiToast } from '../loqui-toast/loqui-toast.js';
import { Countdown } from './countdown.js';
import { focusedElement } from '../focus-return.js';
import styles from './loqui-toasts.styles.js';
import { strings } from './loqui-toasts.strings.js';

/** What `show` takes. */
export interface ToastOptions {
  readonly variant?: LoquiToast['variant'];
  /** Ms for which it stays; 0: until it is closed. A toast with an action stays by default: a person must have the time to reach it. */
  readonly timeout?: number;
  readonly assertive?: boolean;
  /** A button with these words, which does this. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** The longest that a browser's timer can wait, in ms. */
const LONGEST = 2 ** 31 - 1;

/**
 * @summary The region in which notices appear, above everything else. Put it into the page once, and call `show()`, or append a `loqui-toast`.
 *
 * A toast is announced to screen readers and takes no focus. Its time stands still while a person points at the toasts, has the focus in them, or has the page in
 * the background. Escape closes the newest, and the focus goes back to where it was before. An open modal dialog makes all beside it inert, so a dialog needs its own.
 *
 * @tag loqui-toasts
 *
 * @slot - Each `loqui-toast`, the newest last.
 *
 * @csspart base - The region.
 *
 * @cssproperty [--loqui-toasts-width=360px] - Greatest width.
 */
export class LoquiToasts extends LitElement {
  static override styles = [baseStyles, styles];

  #localize = new Localize(this, strings);
  /** Each toast that was seen; without a countdown it stays. */
  #countdowns = new Map<LoquiToast, Countdown | undefined>();
  #before: HTMLElement | undefined;
  #isPointedAt = false;

  @state() private polite = '';
  @state() private urgent = '';

  @query('[part="base"]') private base!: HTMLElement;

  /** Where they are: at the bottom or top, at the start, centre or end of the line. */
  @property({ oneOf: ['bottom-end', 'bottom-center', 'bottom-start', 'top-end', 'top-center', 'top-start'] }) placement:
    'bottom-end' | 'bottom-center' | 'bottom-start' | 'top-end' | 'top-center' | 'top-start' = 'bottom-end';

  /** Most toasts at once. Older ones wait unseen, their time too, until there is room again. */
  @property({ type: Number, shape: (value) => Number.isInteger(value) && Number(value) > 0 }) max = 3;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
    // On the window: it sees the element that is left in whichever shadow root.
    addEventListener('focusout', this.#onFocusLeaves);
    document.addEventListener('visibilitychange', this.#run);
    if (this.hasUpdated) this.#onSlotChange();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey);
    document.removeEventListener('visibilitychange', this.#run);
    removeEventListener('focusout', this.#onFocusLeaves);
    for (const countdown of this.#countdowns.values()) countdown?.stop();
  }

  /** Those in the page, the newest last. */
  get toasts(): readonly LoquiToast[] {
    return [...this.children].filter((child) => child instanceof LoquiToast);
  }

  /** Shows a sentence. */
  show(text: string, options: ToastOptions = {}): LoquiToast {
    const { variant = 'neutral', assertive = false, action, timeout = action ? 0 : undefined } = options;
    const toast = document.createElement('loqui-toast');
    Object.assign(toast, { variant, assertive, textContent: text }, timeout === undefined ? {} : { timeout });
    if (action) {
      const button = document.createElement('loqui-button');
      Object.assign(button, { slot: 'action', textContent: action.label });
      button.addEventListener('click', action.run);
      toast.append(button);
    }
    this.append(toast);
    return toast;
  }

  protected override updated(): void {
    this.#arrange();
  }

  #onSlotChange = (): void => {
    const { toasts } = this;
    for (const [toast, countdown] of this.#countdowns) {
      if (toasts.includes(toast)) continue;
      countdown?.stop();
      this.#countdowns.delete(toast);
    }
    const fresh = toasts.filter((toast) => !this.#countdowns.has(toast));
    for (const toast of fresh) {
      const { timeout } = toast;
      this.#countdowns.set(toast, timeout === 0 ? undefined : new Countdown(Math.min(timeout, LONGEST), () => toast.close()));
      toast.addEventListener('close', this.#onClose, { once: true });
    }
    this.#announce(fresh);
    this.#arrange();
    if (fresh.length > 0) this.#toTop();
  };

  /** Two of the same text are announced twice: a blank makes them differ. */
  #announce(fresh: readonly LoquiToast[]): void {
    const [calm, pressing] = [false, true].map((assertive) =>
      fresh
        .filter((toast) => toast.assertive === assertive)
        .map(wordsOf)
        .join('. '),
    );
    if (calm) this.polite = calm === this.polite ? `${calm}\u00a0` : calm;
    if (pressing) this.urgent = pressing === this.urgent ? `${pressing}\u00a0` : pressing;
  }

  #arrange(): void {
    const { toasts } = this;
    for (const [index, toast] of toasts.entries()) toast.toggleAttribute('hidden', index < toasts.length - this.max);
    this.base.hidden = toasts.length === 0;
    if (this.base.hidden) {
      this.#isPointedAt = false;
      [this.polite, this.urgent] = ['', ''];
      if (this.#isOpen) this.base.hidePopover();
    }
    this.#run();
  }

  get #isOpen(): boolean {
    return 'popover' in this.base && this.base.matches(':popover-open');
  }

  /** Also above what has come to the top layer meanwhile, unless the focus would be lost. */
  #toTop(): void {
    if (!('popover' in this.base)) return;
    const isBelow = this.#isOpen && (document.querySelector(':popover-open') !== null || isInModal(focusedElement()));
    if (isBelow && !hasFocus(this)) this.base.hidePopover();
    if (!this.#isOpen) this.base.showPopover();
  }

  #run = (): void => {
    const stands = this.#isPointedAt || document.hidden || hasFocus(this);
    for (const [toast, countdown] of this.#countdowns) {
      if (stands || toast.hidden) countdown?.stop();
      else countdown?.run();
    }
  };

  #onEnter = (): void => {
    this.#isPointedAt = true;
    this.#run();
  };

  #onLeave = (): void => {
    this.#isPointedAt = false;
    this.#run();
  };

  #onFocusLeaves = (event: FocusEvent): void => {
    const { target, relatedTarget } = event;
    const [from] = event.composedPath();
    const isInside = (node: EventTarget | null): boolean => node instanceof Node && this.contains(node);
    if (from instanceof HTMLElement && isInside(relatedTarget) && !isInside(target)) this.#before = from;
  };

  #onFocusOut = (): void => {
    // The focus is in no element yet.
    queueMicrotask(this.#run);
  };

  /** Comes before it leaves the page. */
  #onClose = ({ target }: Event): void => {
    if (!(target instanceof LoquiToast) || !hasFocus(target)) return;
    this.#before?.focus();
    this.#before = undefined;
  };

  #onKey = (event: KeyboardEvent): void => {
    const newest = this.toasts.at(-1);
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !newest) return;
    // A dialog closes by Escape before what stands beside it.
    if (!hasFocus(this) && isInModal(event.composedPath()[0])) return;
    event.preventDefault();
    newest.dismiss();
  };

  override render(): unknown {
    return html`<div class="visually-hidden" role="status">${this.polite}</div>
      <div class="visually-hidden" role="alert">${this.urgent}</div>
      <div
        part="base"
        class=${this.placement}
        role="region"
        aria-label=${this.#localize.term('notifications')}
        popover="manual"
        @pointerenter=${this.#onEnter}
        @pointerleave=${this.#onLeave}
        @focusin=${this.#run}
        @focusout=${this.#onFocusOut}
      >
        <slot @slotchange=${this.#onSlotChange}></slot>
      </div>`;
  }
}

/** By the root's active element: Chromium's `:focus-within` does not reach the host of a popover with slotted content. */
function hasFocus(element: Element): boolean {
  return element.contains((element.getRootNode() as Document | ShadowRoot).activeElement);
}

/** An open modal dialog stands around it, in whichever shadow root: what has the focus always stands in the topmost. */
function isInModal(target: EventTarget | undefined): boolean {
  for (let node = target instanceof Node ? target : null; node; node = parentOf(node)) if (node instanceof Element && node.matches('dialog:modal')) return true;
  return false;
}

function parentOf(node: Node): Node | null {
  return (node instanceof Element ? node.assignedSlot : null) ?? node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
}

/** Its sentence, without its button. */
function wordsOf(toast: LoquiToast): string {
  const nodes = [...toast.childNodes].filter((node) => !(node instanceof Element && node.slot !== ''));
  return nodes
    .map((node) => node.textContent)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
