import { html, nothing, type CSSResultGroup } from 'lit';
import { query } from 'lit/decorators.js';
import { property } from '../../property.js';
import { FormControl } from '../form-control.js';
import { ValueControl } from '../value-control.js';
import styles from './loqui-date-field.styles.js';

/**
 * @summary A day, a time of day, or both, in a form, with label, hint and error. It shows the browser's own calendar and clock, in its language.
 * @tag loqui-date-field
 *
 * @slot label - Instead of the attribute.
 * @slot hint - Instead of the attribute.
 * @slot error - Instead of the attribute.
 *
 * @fires {Event} input - The person changed it.
 * @fires {Event} change - The person changed it.
 *
 * @csspart label - The label.
 * @csspart field - The box.
 * @csspart input - The native input.
 * @csspart hint - The help below.
 * @csspart error - The problem below.
 *
 * @cssState invalid - The problem is shown.
 */
export class LoquiDateField extends ValueControl {
  static override styles: CSSResultGroup = [FormControl.styles, styles];

  @query('input') protected control!: HTMLInputElement | null;

  /** The value is `2026-03-04`, `09:41` or `2026-03-04T09:41`. */
  @property({ oneOf: ['date', 'time', 'datetime-local'] }) type: 'date' | 'time' | 'datetime-local' = 'date';

  /** The earliest value, written as `value` is. */
  @property() min = '';

  /** The latest value, written as `value` is. */
  @property() max = '';

  /** Days, or seconds of a time: the distance of the values that are allowed. */
  @property({ type: Number, optional: true, shape: (value) => (value as number) > 0 }) step?: number;

  /** What the browser may fill in, such as `bday`. */
  @property() autocomplete = '';

  protected override firstUpdated(): void {
    this.takeAutofocus();
  }

  /** Opens the browser's calendar or clock. Only during an act of the person. */
  showPicker(): void {
    if (!this.off && !this.readonly) this.control?.showPicker();
  }

  override render(): unknown {
    return html`${this.labelTemplate()}
      <div part="field" class="field">
        <input
          part="input"
          id="control"
          type=${this.type}
          name=${this.name || nothing}
          aria-label=${this.pageName ?? nothing}
          min=${this.min || nothing}
          max=${this.max || nothing}
          step=${this.step ?? nothing}
          autocomplete=${this.autocomplete || nothing}
          ?required=${this.required}
          ?disabled=${this.off}
          ?readonly=${this.readonly}
          @input=${this.onInput}
          @change=${this.onChange}
          @keydown=${this.onEnter}
        />
      </div>
      ${this.notesTemplate()}`;
  }
}
