import { LitElement, css, html } from 'lit';
import { state } from 'lit/decorators.js';

/** Time between two announcements, in ms: screen readers skip parts of a region that changes faster. */
const PAUSE = 1200;
/** Most waiting announcements; then the oldest is dropped. */
const WAITING = 4;

/**
 * @summary An invisible polite live region: announces one sentence after the other to screen readers.
 * @tag loqui-announcer
 */
export class LoquiAnnouncer extends LitElement {
  static override styles = css`
    :host {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `;

  #queue: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  @state() private announced = '';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#queue = [];
  }

  /** Announces a sentence after those that wait. */
  announce(text: string): void {
    if (text === '' || this.#queue.at(-1) === text) return;
    this.#queue.push(text);
    this.#queue.splice(0, this.#queue.length - WAITING);
    this.#timer ??= setTimeout(this.#next, 50);
  }

  #next = (): void => {
    const text = this.#queue.shift();
    this.#timer = text === undefined ? undefined : setTimeout(this.#next, PAUSE);
    // The same text again would be no change and not be announced: a no-break space makes it one.
    if (text !== undefined) this.announced = text === this.announced ? `${text}\u00a0` : text;
  };

  override render(): unknown {
    return html`<div role="status" aria-live="polite" aria-atomic="true">${this.announced}</div>`;
  }
}
