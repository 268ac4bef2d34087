import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { FormControl } from '../form-control.js';
import { ValueControl } from '../value-control.js';
import styles from './loqui-textarea.styles.js';
import { strings } from './loqui-textarea.strings.js';

const isRows = (value: unknown): boolean => typeof value === 'number' && value >= 1 && value <= 1000;

/**
 * @summary Several lines of text in a form, with label, hint and error. It grows with the text, and counts what may still be written.
 * @tag loqui-textarea
 *
 * @slot label - Instead of the attribute.
 * @slot hint - Instead of the attribute.
 * @slot error - Instead of the attribute.
 *
 * @fires {InputEvent} input - The person typed.
 * @fires {Event} change - The person has changed the text and left the field.
 *
 * @csspart label - The label.
 * @csspart field - The box.
 * @csspart input - The native text area.
 * @csspart count - How many characters may still be written.
 * @csspart hint - The help below.
 * @csspart error - The problem below.
 *
 * @cssState invalid - The problem is shown.
 */
export class LoquiTextarea extends ValueControl {
  static override styles: CSSResultGroup = [FormControl.styles, styles];

  #localize = new Localize(this, strings);
  #step = Infinity;
  #said = '';

  @query('textarea') protected control!: HTMLTextAreaElement | null;

  @property() placeholder = '';

  /** Lines of the empty field. */
  @property({ type: Number, shape: isRows }) rows = 3;

  /** It grows up to so many lines, then it scrolls. */
  @property({ type: Number, attribute: 'max-rows', shape: isRows }) maxRows = 12;

  /** `vertical`: the person may drag the height as well. */
  @property({ oneOf: ['none', 'vertical'], reflect: true }) resize: 'none' | 'vertical' = 'none';

  /** In UTF-16 units. Judged only for what a person typed. */
  @property({ type: Number, attribute: 'minlength', optional: true }) minLength?: number;

  /** In UTF-16 units. Nobody can type more; the rest is counted below, and announced when it gets short. */
  @property({ type: Number, attribute: 'maxlength', optional: true, shape: (value) => (value as number) >= 0 }) maxLength?: number;

  /** What the browser may fill in, such as `street-address`. */
  @property() autocomplete = '';

  protected override firstUpdated(): void {
    this.takeAutofocus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const left = this.#left;
    const step = left === undefined ? Infinity : stepOf(left, this.maxLength ?? 0);
    // Not with every key: a person hears that it gets short, and no stream of numbers.
    if (step !== this.#step) this.#said = left !== undefined && step < this.#step ? this.#words(left) : '';
    this.#step = step;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // A strict content security policy allows the style object, but no style attribute.
    if (changed.has('rows')) this.style.setProperty('--_rows', String(this.rows));
    if (changed.has('maxRows')) this.style.setProperty('--_max-rows', String(this.maxRows));
  }

  /** What may still be written, in UTF-16 units; `undefined` without a limit. */
  get #left(): number | undefined {
    return this.maxLength === undefined ? undefined : Math.max(0, this.maxLength - this.value.length);
  }

  #words(left: number): string {
    return this.#localize.term('charactersLeft', this.#localize.number(left), left);
  }

  /** Selects the whole text. */
  select(): void {
    this.control?.select();
  }

  protected override descriptions(): readonly string[] {
    return this.maxLength === undefined ? super.descriptions() : [...super.descriptions(), 'count'];
  }

  override render(): unknown {
    const { maxLength } = this;
    const number = (count: number): string => this.#localize.number(count);
    return html`${this.labelTemplate()}
      <div part="field" class="field">
        <div class="grow" data-text=${this.value}>
          <textarea
            part="input"
            id="control"
            rows=${this.rows}
            name=${this.name || nothing}
            aria-label=${this.pageName ?? nothing}
            placeholder=${this.placeholder || nothing}
            minlength=${this.minLength ?? nothing}
            maxlength=${maxLength ?? nothing}
            autocomplete=${this.autocomplete || nothing}
            ?required=${this.required}
            ?disabled=${this.off}
            ?readonly=${this.readonly}
            @input=${this.onInput}
            @change=${this.onChange}
          ></textarea>
        </div>
      </div>
      <div class="below">
        <div class="notes">${this.notesTemplate()}</div>
        ${
          maxLength === undefined
            ? nothing
            : html`<span part="count" id="count"
                ><span class="visually-hidden">${this.#words(this.#left ?? 0)}</span
                ><span aria-hidden="true" dir="ltr">${number(this.value.length)} / ${number(maxLength)}</span></span
              >`
        }
      </div>
      <span class="visually-hidden" id="announcer" role="status">${this.#said}</span>`;
  }
}

/** The smallest of the steps that is reached: a tenth of the length, ten, five, nothing. */
function stepOf(left: number, length: number): number {
  return [0, 5, 10, Math.floor(length / 10)].sort((a, b) => a - b).find((step) => left <= step) ?? Infinity;
}
