import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { FormControl } from '../form-control.js';
import { icon } from '../icon.js';
import { ValueControl } from '../value-control.js';
import styles from './loqui-number-field.styles.js';
import { strings } from './loqui-number-field.strings.js';
import { repeat } from './repeat.js';

/** Lucide `minus` and `plus`. */
const lessIcon = /* @__PURE__ */ icon('M5 12h14');
const moreIcon = /* @__PURE__ */ icon('M5 12h14M12 5v14');

/**
 * @summary A number in a form, with label, hint and error, and buttons for less and more that repeat while they are held.
 * @tag loqui-number-field
 *
 * @slot label - Instead of the attribute.
 * @slot hint - Instead of the attribute.
 * @slot error - Instead of the attribute.
 * @slot start - A unit before the number.
 * @slot end - A unit after the number.
 *
 * @fires {Event} input - The person changed the number.
 * @fires {Event} change - The person has changed the number, and left the field, pressed Enter or let a button go.
 *
 * @csspart label - The label.
 * @csspart field - The box.
 * @csspart input - The native input.
 * @csspart less - The button for less.
 * @csspart more - The button for more.
 * @csspart hint - The help below.
 * @csspart error - The problem below.
 *
 * @cssState invalid - The problem is shown.
 */
export class LoquiNumberField extends ValueControl {
  static override styles: CSSResultGroup = [FormControl.styles, buttonStyles, styles];

  #localize = new Localize(this, strings);
  #release: (() => void) | undefined;

  @query('input') protected control!: HTMLInputElement | null;

  @property() placeholder = '';

  /** The least number. */
  @property({ type: Number, optional: true }) min?: number;

  /** The greatest number. */
  @property({ type: Number, optional: true }) max?: number;

  /** The distance of the numbers that are allowed, from `min` on; `any` for all. */
  @property() step = '1';

  /** Which keyboard a phone shows. */
  @property({ attribute: 'inputmode' }) override inputMode = '';

  /** The value as a number; `NaN` while there is none. */
  get valueAsNumber(): number {
    return this.value === '' ? NaN : Number(this.value);
  }
  set valueAsNumber(value: number) {
    this.value = Number.isFinite(value) ? String(value) : '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release?.();
  }

  protected override firstUpdated(): void {
    this.takeAutofocus();
  }

  /** Selects the whole text. */
  select(): void {
    this.control?.select();
  }

  /** Adds steps of the native input, within `min` and `max`. Fires nothing. */
  stepUp(steps = 1): void {
    this.#step(steps);
  }

  /** Takes steps away. Fires nothing. */
  stepDown(steps = 1): void {
    this.#step(-steps);
  }

  /** @returns whether the number is another one now */
  #step(steps: number): boolean {
    const { control } = this;
    if (!control) return false;
    const before = control.value;
    // `any` has no step of its own: the native input would throw.
    if (control.step === 'any') control.value = String(Math.min(Math.max(Number(before) + steps, this.min ?? -Infinity), this.max ?? Infinity));
    else control.stepUp(steps);
    if (control.value === before) return false;
    this.take(control.value);
    return true;
  }

  #hold(steps: number): void {
    const before = this.value;
    const stop = repeat(() => {
      if (!this.#step(steps)) return false;
      this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      return true;
    });
    this.#release = () => {
      stop();
      this.#release = undefined;
      for (const type of ['pointerup', 'pointercancel', 'blur']) removeEventListener(type, release);
      if (this.value !== before) this.onChange();
    };
    const release = (): void => this.#release?.();
    for (const type of ['pointerup', 'pointercancel', 'blur']) addEventListener(type, release);
  }

  #button(part: 'less' | 'more', steps: number): TemplateResult {
    const label = this.#localize.term(part);
    const end = steps < 0 ? this.min : this.max;
    const isAtEnd = end !== undefined && (steps < 0 ? this.valueAsNumber <= end : this.valueAsNumber >= end);
    const onPointerdown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      // The number keeps the focus, or gets it; on a phone, no keyboard comes up.
      event.preventDefault();
      if (event.pointerType === 'mouse') this.focus();
      this.#release?.();
      this.#hold(steps);
    };
    return html`<button
      part=${part}
      class="icon-button"
      type="button"
      tabindex="-1"
      title=${label}
      aria-label=${label}
      ?disabled=${this.off || this.readonly || isAtEnd}
      @pointerdown=${onPointerdown}
      @contextmenu=${(event: Event) => event.preventDefault()}
      @click=${(event: MouseEvent) => this.#onClick(event, steps)}
    >
      ${steps < 0 ? lessIcon : moreIcon}
    </button>`;
  }

  /** Without a pointer: by program or by assistive technology. */
  #onClick(event: MouseEvent, steps: number): void {
    if (event.detail > 0) return;
    this.#hold(steps);
    this.#release?.();
  }

  override render(): unknown {
    return html`${this.labelTemplate()}
      <div part="field" class="field">
        <slot name="start"></slot>
        <input
          part="input"
          id="control"
          type="number"
          name=${this.name || nothing}
          aria-label=${this.pageName ?? nothing}
          placeholder=${this.placeholder || nothing}
          min=${this.min ?? nothing}
          max=${this.max ?? nothing}
          step=${this.step}
          inputmode=${this.inputMode || nothing}
          ?required=${this.required}
          ?disabled=${this.off}
          ?readonly=${this.readonly}
          @input=${this.onInput}
          @change=${this.onChange}
          @keydown=${this.onEnter}
        />
        <slot name="end"></slot>
        ${this.#button('less', -1)}${this.#button('more', 1)}
      </div>
      ${this.notesTemplate()}`;
  }
}
