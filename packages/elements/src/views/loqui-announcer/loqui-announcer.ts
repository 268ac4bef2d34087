import { LitElement, css, html } from 'lit';
import { state } from 'lit/decorators.js';

/** Time between two announcements, in ms: a region that changes faster is read in pieces or not at all. */
const PAUSE = 1200;
/** This many announcements wait at most; then the oldest is dropped, so that the reader hears what is new. */
const WAITING = 4;

/**
 * @summary Speaks to screen readers: one polite live region, which announces one sentence after the other and shows nothing.
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

  @state() private said = '';

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
    // The same sentence twice would be no change, and not be announced: a no-break space makes it one.
    if (text !== undefined) this.said = text === this.said ? `${text}\u00a0` : text;
  };

  override render(): unknown {
    return html`<div role="status" aria-live="polite" aria-atomic="true">${this.said}</div>`;
  }
}
