import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import { adopt, property, textFrom } from '../../property.js';
import { isTexts } from '../../property-shapes.js';
import { FormControl } from '../form-control.js';
import { chevronIcon } from '../icons.js';
import styles from './loqui-select.styles.js';

/** Under this name the browser keeps each chosen value. */
const KEPT = 'value';

/**
 * @summary A choice of options in a form, by the browser's own menu or list box. The `<option>` and `<optgroup>` inside it are copied and watched.
 * @tag loqui-select
 *
 * @slot - `<option>`, `<optgroup>` and `<hr>`.
 * @slot label - Instead of the attribute.
 * @slot hint - Instead of the attribute.
 * @slot error - Instead of the attribute.
 *
 * @fires {Event} input - The person chose.
 * @fires {Event} change - The person chose.
 *
 * @csspart label - The label.
 * @csspart field - The box.
 * @csspart select - The native select.
 * @csspart hint - The help below.
 * @csspart error - The problem below.
 *
 * @cssState invalid - The problem is shown.
 */
export class LoquiSelect extends FormControl {
  static override styles: CSSResultGroup = [FormControl.styles, styles];

  #observer: MutationObserver | undefined;
  #isStale = true;
  /** Undefined as long as nobody chose. */
  #chosen: readonly string[] | undefined;

  @query('select') protected control!: HTMLSelectElement | null;

  /** The value that is chosen at first and after a reset; without it, the options with `selected` are. */
  @property({ attribute: 'value' }) defaultValue = '';

  /** Shown while nothing is chosen, which is then the first choice. */
  @property() placeholder = '';

  /** Several options may be chosen, in a list box. */
  @property({ type: Boolean }) multiple = false;

  /** Rows of the list box. */
  @property({ type: Number, shape: (value) => (value as number) >= 2 && (value as number) <= 100 }) rows = 4;

  /** What the browser may fill in, such as `country`. */
  @property() autocomplete = '';

  constructor() {
    super();
    adopt(this, 'value');
    adopt(this, 'values');
  }

  /** The first chosen value; '' for none. */
  get value(): string {
    return this.values[0] ?? '';
  }
  set value(value: string) {
    this.values = [textFrom(value)];
  }

  /** All chosen values. */
  get values(): readonly string[] {
    const { control } = this;
    if (!control || this.#isStale) return this.#chosen ?? [];
    return [...control.selectedOptions].map((option) => option.value);
  }
  set values(values: readonly string[]) {
    this.#chosen = isTexts(values) ? [...values] : [];
    this.sync();
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer ??= new MutationObserver(() => this.#renew());
    this.#observer.observe(this, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['value', 'label', 'disabled', 'selected', 'hidden'],
    });
    this.#renew();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override firstUpdated(): void {
    this.takeAutofocus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.#isStale || changed.has('placeholder') || changed.has('required') || changed.has('readonly') || changed.has('multiple')) this.#copy();
    super.updated(changed);
  }

  #renew(): void {
    this.#isStale = true;
    this.requestUpdate();
  }

  #copy(): void {
    const { control } = this;
    if (!control) return;
    const copies = [...this.children].filter((child) => child.matches('option, optgroup, hr')).map((child) => child.cloneNode(true));
    control.replaceChildren(...(this.placeholder && !this.multiple ? [this.#placeholderOption()] : []), ...copies);
    this.#isStale = false;
  }

  #placeholderOption(): HTMLOptionElement {
    const option = new Option(this.placeholder, '');
    option.className = 'placeholder';
    option.disabled = this.required;
    return option;
  }

  protected override fill(control: HTMLSelectElement): void {
    if (this.#isStale) return;
    const chosen = this.#chosen ?? this.#first(control);
    for (const option of control.options) {
      const isChosen = chosen.includes(option.value);
      if (option.selected !== isChosen) option.selected = isChosen;
      // A native select is never read-only: whatever else could be chosen is disabled.
      if (this.readonly) option.disabled = !isChosen;
    }
    if (chosen.length === 0 && !this.multiple) control.selectedIndex = -1;
  }

  #first(control: HTMLSelectElement): readonly string[] {
    if (this.defaultValue !== '') return [this.defaultValue];
    const options = [...control.options];
    const selected = options.filter((option) => option.defaultSelected).map((option) => option.value);
    if (this.multiple) return selected;
    const value = selected.at(-1) ?? (this.placeholder ? '' : options.find((option) => !option.disabled)?.value);
    return value === undefined ? [] : [value];
  }

  protected override formValue(): FormData | null {
    if (this.values.length === 0 || this.name === '') return null;
    const data = new FormData();
    for (const value of this.values) data.append(this.name, value);
    return data;
  }

  protected override formState(): FormData {
    const kept = new FormData();
    for (const value of this.values) kept.append(KEPT, value);
    return kept;
  }

  protected override restore(kept: string | FormData): void {
    // A browser that fills in a form gives a text.
    this.values = typeof kept === 'string' ? [kept] : kept.getAll(KEPT).map(String);
  }

  protected override reset(): void {
    this.#chosen = undefined;
    this.requestUpdate();
  }

  #onInput = (): void => {
    if (this.control) this.values = [...this.control.selectedOptions].map((option) => option.value);
  };

  #onChange = (): void => {
    this.#onInput();
    this.reveal();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  override render(): unknown {
    return html`${this.labelTemplate()}
      <div part="field" class="field">
        <select
          part="select"
          id="control"
          name=${this.name || nothing}
          size=${this.multiple ? this.rows : nothing}
          aria-label=${this.pageName ?? nothing}
          aria-readonly=${this.readonly ? 'true' : nothing}
          autocomplete=${this.autocomplete || nothing}
          ?multiple=${this.multiple}
          ?required=${this.required}
          ?disabled=${this.off}
          @input=${this.#onInput}
          @change=${this.#onChange}
        ></select>
        ${this.multiple ? nothing : chevronIcon}
      </div>
      ${this.notesTemplate()}
      <slot hidden></slot>`;
  }
}
