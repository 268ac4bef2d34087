import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import { Localize } from '../../localize/localize.js';
import { baseStyles } from '../../styles/base.styles.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import styles from './loqui-progress.styles.js';

/**
 * @summary How far something is: a native `<progress>` with a bar of ours over it. Without `value` it only says that something goes on.
 * @tag loqui-progress
 *
 * @slot - What goes on, above the bar. Without it, set `label`.
 *
 * @csspart head - The line above the bar.
 * @csspart value - How many per cent.
 * @csspart track - The whole way.
 * @csspart bar - What is done.
 *
 * @cssState indeterminate - It has no value.
 * @cssState complete - It has reached its maximum.
 */
export class LoquiProgress extends LitElement {
  static override styles = [baseStyles, styles];

  #localize = new Localize(this);
  #internals = this.attachInternals();

  @query('[part="bar"]') private bar!: HTMLElement;

  @property({ oneOf: ['primary', 'neutral', 'success', 'danger'] }) variant: 'primary' | 'neutral' | 'success' | 'danger' = 'primary';

  @property({ oneOf: ['small', 'medium', 'large'] }) size: 'small' | 'medium' | 'large' = 'medium';

  /** From 0 to `max`; what is outside is taken as the nearer of them. */
  @property({ type: Number, optional: true }) value?: number | undefined;

  @property({ type: Number, shape: (value) => Number(value) > 0 }) max = 1;

  /** Its name for a screen reader, where no words are above the bar. */
  @property() label = '';

  /** Writes how many per cent are done above the bar. */
  @property({ type: Boolean, attribute: 'show-value' }) showValue = false;

  /** From 0 to 1; -1 without a value. As of a native `<progress>`. */
  get position(): number {
    return this.value === undefined ? -1 : Math.min(1, Math.max(0, this.value / this.max));
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { position } = this;
    setStates(this.#internals, { indeterminate: position < 0, complete: position === 1 });
    this.bar.style.setProperty('--_share', String(Math.max(0, position)));
  }

  override render(): unknown {
    const { position, variant, size } = this;
    const isKnown = position >= 0;
    return html`<label>
      <span part="head"
        ><slot></slot>${
          this.showValue && isKnown
            ? html`<span part="value" aria-hidden="true">${this.#localize.number(position, { style: 'percent', maximumFractionDigits: 0 })}</span>`
            : nothing
        }</span
      >
      <span part="track" class=${size}
        ><progress aria-label=${this.label || nothing} max="1" value=${isKnown ? position : nothing}></progress
        ><span part="bar" class="${variant}${isKnown ? '' : ' moving'}"></span></span
    ></label>`;
  }
}
