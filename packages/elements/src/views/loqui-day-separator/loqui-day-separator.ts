import { LitElement, css, html, nothing } from 'lit';
import { Localize } from '../../localize/localize.js';
import { atMidnight } from '../../primitives/loqui-time/midnight.js';
import { dayOf } from '../../primitives/loqui-time/day.js';
import { baseStyles } from '../../styles/base.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { isTime } from '../../property-shapes.js';
import { strings } from '../../primitives/loqui-time/loqui-time.strings.js';

const styles = css`
  :host {
    display: block;
    padding-block: calc(${token.space} * 5) 0;
    text-align: center;
    color: ${token['text-muted']};
    font-size: ${token['font-size-tiny']};
    line-height: 1.4;
  }
`;

/**
 * @summary The day on which the messages below were written.
 * @tag loqui-day-separator
 */
export class LoquiDaySeparator extends LitElement {
  static override styles = [baseStyles, styles];

  readonly #localize = new Localize(this, strings);
  #release: (() => void) | undefined;

  /** A time on that day, in ms since the epoch. */
  @property({ type: Number, optional: true, shape: isTime }) value?: number;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#release = atMidnight(() => this.requestUpdate());
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release?.();
  }

  override render(): unknown {
    if (this.value === undefined) return nothing;
    const date = new Date(this.value);
    return html`<time datetime=${date.toISOString()}>${dayOf(date, this.#localize)}</time>`;
  }
}
