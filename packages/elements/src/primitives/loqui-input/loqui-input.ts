import { html, nothing, type CSSResultGroup } from 'lit';
import { query } from 'lit/decorators.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { FormControl } from '../form-control.js';
import { closeIcon } from '../icons.js';
import { ValueControl } from '../value-control.js';
import styles from './loqui-input.styles.js';
import { strings } from './loqui-input.strings.js';

const types = ['text', 'email', 'url', 'password', 'search', 'tel'] as const;

/**
 * @summary One line of text in a form, with label, hint and error. It takes part in the form as a native input does.
 * @tag loqui-input
 *
 * @slot label - Instead of the attribute.
 * @slot hint - Instead of the attribute.
 * @slot error - Instead of the attribute.
 * @slot start - An icon or a unit before the text.
 * @slot end - An icon, a unit or a button after the text.
 *
 * @fires {InputEvent} input - The person typed.
 * @fires {Event} change - The person has changed the text, and left the field or pressed Enter.
 *
 * @csspart label - The label.
 * @csspart field - The box.
 * @csspart input - The native input.
 * @csspart clear - The button that empties it.
 * @csspart hint - The help below.
 * @csspart error - The problem below.
 *
 * @cssState invalid - The problem is shown.
 */
export class LoquiInput extends ValueControl {
  static override styles: CSSResultGroup = [FormControl.styles, buttonStyles, styles];

  #localize = new Localize(this, strings);

  @query('input') protected control!: HTMLInputElement | null;

  @property({ oneOf: types }) type: (typeof types)[number] = 'text';

  @property() placeholder = '';

  /** In UTF-16 units. Judged only for what a person typed. */
  @property({ type: Number, attribute: 'minlength', optional: true }) minLength?: number;

  /** In UTF-16 units. Nobody can type more. */
  @property({ type: Number, attribute: 'maxlength', optional: true }) maxLength?: number;

  /** A regular expression that the whole text must match. Say in `hint` what it wants. */
  @property() pattern = '';

  /** What the browser may fill in, such as `email` or `one-time-code`. */
  @property() autocomplete = '';

  /** Which keyboard a phone shows. */
  @property({ attribute: 'inputmode' }) override inputMode = '';

  /** Shows a button that empties the field. */
  @property({ type: Boolean }) clearable = false;

  protected override firstUpdated(): void {
    this.takeAutofocus();
  }

  /** Selects the whole text. */
  select(): void {
    this.control?.select();
  }

  #onClear = (): void => {
    if (!this.control) return;
    this.control.value = '';
    this.control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'deleteContent' }));
    this.onChange();
    this.control.focus();
  };

  override render(): unknown {
    const clears = this.clearable && !this.off && !this.readonly && this.value !== '';
    const clear = this.#localize.term('clearField');
    return html`${this.labelTemplate()}
      <div part="field" class="field ${this.clearable ? 'clearable' : ''}">
        <slot name="start"></slot>
        <input
          part="input"
          id="control"
          type=${this.type}
          name=${this.name || nothing}
          aria-label=${this.pageName ?? nothing}
          placeholder=${this.placeholder || nothing}
          minlength=${this.minLength ?? nothing}
          maxlength=${this.maxLength ?? nothing}
          pattern=${this.pattern || nothing}
          autocomplete=${this.autocomplete || nothing}
          inputmode=${this.inputMode || nothing}
          ?required=${this.required}
          ?disabled=${this.off}
          ?readonly=${this.readonly}
          @input=${this.onInput}
          @change=${this.onChange}
          @keydown=${this.onEnter}
        />
        ${
          clears
            ? html`<button part="clear" class="icon-button" type="button" title=${clear} aria-label=${clear} @click=${this.#onClear}>${closeIcon}</button>`
            : nothing
        }
        <slot name="end"></slot>
      </div>
      ${this.notesTemplate()}`;
  }
}
