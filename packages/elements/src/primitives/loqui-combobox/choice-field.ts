/** What a field has whose value is chosen from options: options or their source, the chosen values, chips. Its subclass draws the list and reads the keys. */
import { html, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { LoquiCreateEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { adopt, property, textFrom } from '../../property.js';
import { isFunction, isTexts, like } from '../../property-shapes.js';
import { setStates } from '../../states.js';
import { FormControl } from '../form-control.js';
import { checkIcon, closeIcon } from '../icons.js';
import { grouped, type Look } from '../options/option-rows.js';
import { strings } from './loqui-combobox.strings.js';
import { fold, matchingOptions, optionNamed, type ComboboxOption, type LoadOptions } from './option.js';
import { OptionSource } from './option-source.js';

const isOption = like({ value: 'string', label: 'string' });

/** What the browser keeps of a page that comes back. */
interface Kept {
  readonly values: readonly string[];
  readonly labels: readonly string[];
}

export abstract class ChoiceField extends FormControl {
  protected readonly localize = new Localize(this, strings);
  protected readonly source = new OptionSource(this);
  /** Judges in the browser's own words whether something is chosen. */
  readonly #judge = document.createElement('select');
  /** Undefined as long as nobody changed the default. */
  #values: readonly string[] | undefined;
  #known = new Map<string, ComboboxOption>();
  #matches: { options: unknown; query: string; creatable: boolean; found: readonly ComboboxOption[] } | undefined;

  @query('#control') protected input!: HTMLInputElement | null;

  /** What was typed since the list was opened. */
  @state() protected query = '';

  @property() placeholder = '';

  /** Several options may be chosen. */
  @property({ type: Boolean }) multiple = false;

  /** What matches no option can be chosen too: the list offers to create it. */
  @property({ type: Boolean }) creatable = false;

  /** The value at first and after a reset; with `multiple` a JSON array of texts is possible. */
  @property({ attribute: 'value' }) defaultValue = '';

  /** Options with the same `group` stand together, below its name. */
  @property({ type: Array, attribute: false, shape: isOption }) options: readonly ComboboxOption[] = [];

  /** Loads options for what is typed, instead of `options`. Its signal aborts as soon as they are no longer wanted. */
  @property({ attribute: false, optional: true, shape: isFunction }) load?: LoadOptions;

  constructor() {
    super();
    adopt(this, 'value');
    adopt(this, 'values');
  }

  protected override get control(): HTMLSelectElement {
    return this.#judge;
  }

  protected override get announced(): HTMLElement | null {
    return this.input;
  }

  protected override get anchor(): HTMLElement | undefined {
    return this.input ?? undefined;
  }

  /** Delegation alone would focus the first chip's button. */
  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  override click(): void {
    this.input?.click();
  }

  /** All chosen values. */
  get values(): readonly string[] {
    return this.#values ?? this.#defaults();
  }
  set values(values: readonly string[]) {
    const before = this.values;
    const texts = isTexts(values) ? values : [];
    this.#values = this.multiple ? [...new Set(texts)] : texts.slice(0, 1);
    this.sync();
    this.requestUpdate('values', before);
  }

  /** The chosen value, or the first of several; '' for none. */
  get value(): string {
    return this.values[0] ?? '';
  }
  set value(value: string) {
    const text = textFrom(value);
    this.values = text === '' ? [] : [text];
  }

  #defaults(): readonly string[] {
    const text = this.defaultValue;
    if (text === '') return [];
    if (!this.multiple || !text.startsWith('[')) return [text];
    try {
      const list = JSON.parse(text) as unknown;
      return isTexts(list) ? (list as readonly string[]) : [text];
    } catch {
      return [text];
    }
  }

  protected override fill(judge: HTMLSelectElement): void {
    judge.required = this.required;
    judge.disabled = this.off;
    const value = this.value === '' ? '' : 'chosen';
    if (judge.value !== value || judge.options.length === 0) judge.replaceChildren(new Option('', value, true, true));
    setStates(this.internals, { blank: this.values.length === 0 });
  }

  protected override formValue(): FormData | string | null {
    if (!this.multiple) return this.values[0] ?? null;
    if (this.name === '' || this.values.length === 0) return null;
    const data = new FormData();
    for (const value of this.values) data.append(this.name, value);
    return data;
  }

  protected override formState(): string {
    const { values } = this;
    return JSON.stringify({ values, labels: values.map((value) => this.labelOf(value)) } satisfies Kept);
  }

  protected override restore(kept: string | FormData): void {
    if (typeof kept !== 'string') return;
    // A browser that fills in a form gives a value.
    if (!kept.startsWith('{')) this.value = kept;
    else {
      const { values, labels } = JSON.parse(kept) as Kept;
      values.forEach((value, index) => this.remember({ value, label: labels[index] ?? value }));
      this.values = values;
    }
  }

  protected override reset(): void {
    const before = this.values;
    this.#values = undefined;
    this.requestUpdate('values', before);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('options')) this.options.forEach((option) => this.remember(option));
    if (changed.has('load')) this.source.reset();
    if (this.load) this.source.options.forEach((option) => this.remember(option));
  }

  protected override firstUpdated(): void {
    this.takeAutofocus();
  }

  /** Options for what is typed. */
  protected get shown(): readonly ComboboxOption[] {
    const { query, creatable } = this;
    const options = this.load ? this.source.options : this.options;
    const cached = this.#matches;
    if (cached?.options === options && cached.query === query && cached.creatable === creatable) return cached.found;
    const found = this.load ? grouped(options) : matchingOptions(options, query);
    const isNew = creatable && query.trim() !== '' && !optionNamed(options, query) && !this.values.some((value) => fold(this.labelOf(value)) === fold(query));
    this.#matches = { options, query, creatable, found: isNew ? [...found, newOption(query.trim())] : found };
    return this.#matches.found;
  }

  protected remember(option: ComboboxOption): void {
    this.#known.set(option.value, option);
  }

  protected labelOf(value: string): string {
    return this.#known.get(value)?.label ?? value;
  }

  /** An act of the person: chooses, or with `multiple` also takes back. */
  protected choose(option: ComboboxOption): void {
    const { values } = this;
    const { value } = option;
    if (isNewOption(option)) {
      if (!this.dispatchEvent(new LoquiCreateEvent(option.label))) return;
      this.remember({ value, label: option.label });
    } else this.remember(option);
    if (!this.multiple) this.change([value]);
    else this.change(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  }

  protected change(values: readonly string[]): void {
    if (this.readonly || (values.length === this.values.length && values.every((value, index) => value === this.values[index]))) return;
    this.values = values;
    this.reveal();
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** For a field without a label of its own. */
  protected get nameOfField(): string | undefined {
    return this.has('label') ? undefined : (this.pageName ?? this.getAttribute('aria-label') ?? (this.placeholder || undefined));
  }

  protected look = (option: ComboboxOption): Look => {
    const isChosen = this.values.includes(option.value);
    const label = isNewOption(option) ? this.localize.term('createOption', option.label) : option.label;
    const detail = option.detail ? html`<span class="detail"><bdi>${option.detail}</bdi></span>` : nothing;
    return {
      content: html`<span class="name"><bdi>${label}</bdi></span
        >${detail}${isChosen ? checkIcon : nothing}`,
      isSelected: isChosen,
      part: isChosen ? 'option-chosen' : '',
    };
  };

  protected chipsTemplate(): unknown {
    if (!this.multiple || this.values.length === 0) return nothing;
    return html`<ul part="chips" class="chips" aria-label=${this.localize.term('chosen', this.label)}>
      ${this.values.map((value) => {
        const label = this.labelOf(value);
        const remove = this.localize.term('removeChoice', label);
        return html`<li part="chip" class="chip">
          <span><bdi>${label}</bdi></span
          >${
            this.readonly || this.off
              ? nothing
              : html`<button part="remove" class="icon-button" type="button" aria-label=${remove} title=${remove} @click=${() => this.#remove(value)}>
                  ${closeIcon}
                </button>`
          }
        </li>`;
      })}
    </ul>`;
  }

  #remove(value: string): void {
    this.change(this.values.filter((each) => each !== value));
    this.focus();
  }

  /** Shown instead of options. */
  protected get notice(): string {
    const { localize, source } = this;
    if (this.load && source.status === 'loading') return this.shown.length === 0 ? localize.term('loadingOptions') : '';
    if (this.load && source.status === 'failed') return localize.term('optionsFailed');
    return this.shown.length === 0 ? localize.term('noOptions') : '';
  }
}

const created = new WeakSet<ComboboxOption>();

function newOption(text: string): ComboboxOption {
  const option: ComboboxOption = { value: text, label: text };
  created.add(option);
  return option;
}

/** True for the row that offers to create what was typed. */
export function isNewOption(option: ComboboxOption): boolean {
  return created.has(option);
}
