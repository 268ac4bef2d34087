import { LitElement, html, nothing } from 'lit';
import { Localize } from '../../localize/localize.js';
import { baseStyles } from '../../styles/base.styles.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import styles from './loqui-badge.styles.js';
import { strings } from './loqui-badge.strings.js';

/**
 * @summary A word, a count or a dot that marks what it stands beside.
 * @tag loqui-badge
 *
 * @slot - A word or two, where there is no `count`.
 *
 * @csspart base - The box, or the dot.
 *
 * @cssproperty [--loqui-badge-dot-size=8px] - Diameter of a dot.
 *
 * @cssState empty - Its count is 0: it shows nothing.
 */
export class LoquiBadge extends LitElement {
  static override styles = [baseStyles, styles];

  #localize = new Localize(this, strings);
  #internals = this.attachInternals();

  @property({ oneOf: ['neutral', 'primary', 'success', 'warning', 'danger', 'quiet'] }) variant:
    'neutral' | 'primary' | 'success' | 'warning' | 'danger' | 'quiet' = 'neutral';

  /** With round ends. */
  @property({ type: Boolean }) pill = false;

  /** Only a dot. Without `label` it is decoration, and a screen reader passes over it. */
  @property({ type: Boolean }) dot = false;

  /** A number instead of words. 0 shows nothing. */
  @property({ type: Number, optional: true, shape: isCount }) count?: number | undefined;

  /** A greater count is shown as this one and a plus. */
  @property({ type: Number, shape: isCount }) max = 99;

  /** What a screen reader says instead, such as "5 unread messages". */
  @property() label = '';

  protected override updated(): void {
    setStates(this.#internals, { empty: !this.dot && this.count === 0 });
  }

  override render(): unknown {
    const { dot, count, label } = this;
    const spoken = label || (count === undefined ? '' : this.#spoken(count));
    const hidden = spoken === '' ? nothing : html`<span class="visually-hidden">${spoken}</span>`;
    if (dot) return html`<span part="base" class="dot ${this.variant}"></span>${hidden}`;
    if (count === 0) return nothing;
    const look = `box ${this.variant}${this.pill || count !== undefined ? ' pill' : ''}${count === undefined ? '' : ' count'}`;
    const shown = count === undefined ? html`<slot></slot>` : this.#shown(count);
    return html`<span part="base" class=${look} aria-hidden=${spoken === '' ? nothing : 'true'}>${shown}</span>${hidden}`;
  }

  #shown(count: number): string {
    return count > this.max ? `${this.#localize.number(this.max)}+` : this.#localize.number(count);
  }

  #spoken(count: number): string {
    return count > this.max ? this.#localize.term('moreThan', this.#localize.number(this.max)) : this.#localize.number(count);
  }
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
