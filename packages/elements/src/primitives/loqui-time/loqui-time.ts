import { LitElement, css, html, nothing } from 'lit';
import { Localize } from '../../localize/localize.js';
import { dayOf } from './day.js';
import { atMidnight } from './midnight.js';
import { property } from '../../property.js';
import { isTime } from '../../property-shapes.js';
import { strings } from './loqui-time.strings.js';

/** Units of relative time in seconds, largest first. */
const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/**
 * @summary A time in the language around it: the clock, the day, or how long ago. Hovering shows it in full.
 * @tag loqui-time
 *
 * @csspart time - The `<time>` element.
 */
export class LoquiTime extends LitElement {
  static override styles = css`
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
  `;

  #localize = new Localize(this, strings);
  #release: (() => void) | undefined;
  #follows: 'time' | 'day' | undefined;

  /** Milliseconds since the epoch. */
  @property({ type: Number, optional: true, shape: isTime }) value?: number;

  /** `clock` 09:41, `day` Tuesday 4 March, `relative` 5 minutes ago (kept up to date), `full` clock and day. */
  @property({ oneOf: ['clock', 'day', 'relative', 'full'] }) format: 'clock' | 'day' | 'relative' | 'full' = 'clock';

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  protected override updated(): void {
    if (this.isConnected) this.#follow(this.format === 'relative' ? 'time' : this.format === 'day' ? 'day' : undefined);
  }

  #follow(what: 'time' | 'day' | undefined): void {
    if (what === this.#follows) return;
    this.#release?.();
    this.#follows = what;
    const changed = (): void => this.requestUpdate();
    this.#release = what === 'time' ? ticks(changed) : what === 'day' ? atMidnight(changed) : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override render(): unknown {
    const { value } = this;
    if (value === undefined || Number.isNaN(value)) return nothing;
    const date = new Date(value);
    const full = this.#localize.date(date, { dateStyle: 'full', timeStyle: 'short' });
    return html`<time part="time" datetime=${date.toISOString()} title=${full}>${this.#text(date, full)}</time>`;
  }

  #text(date: Date, full: string): string {
    switch (this.format) {
      case 'clock':
        return this.#localize.clock(date);
      case 'day':
        return dayOf(date, this.#localize);
      case 'relative':
        return this.#relative(date);
      case 'full':
        return full;
    }
  }

  #relative(date: Date): string {
    const seconds = Math.round((date.getTime() - Date.now()) / 1000);
    const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
    // Seconds would tick: less than a minute is "now".
    return this.#localize.relativeTime(unit === 'second' ? 0 : Math.trunc(seconds / size), unit, { numeric: 'auto' });
  }
}

const tickListeners = new Set<() => void>();
let tickTimer: ReturnType<typeof setInterval> | undefined;

/** One timer per page: calls `listener` every half minute until the returned function is called. */
function ticks(listener: () => void): () => void {
  tickListeners.add(listener);
  tickTimer ??= setInterval(() => {
    for (const each of tickListeners) each();
  }, 30_000);
  return () => {
    tickListeners.delete(listener);
    if (tickListeners.size > 0) return;
    clearInterval(tickTimer);
    tickTimer = undefined;
  };
}
