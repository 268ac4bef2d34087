import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { setStates } from '../../states.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { FormControl } from '../form-control.js';
import { chevronIcon } from '../icons.js';
import { OptionPopup } from '../options/option-popup.js';
import { optionListStyles } from '../options/option-list.styles.js';
import { OptionRows } from '../options/option-rows.js';
import { ChoiceField, isNewOption } from './choice-field.js';
import { optionNamed, type ComboboxOption } from './option.js';
import styles from './loqui-combobox.styles.js';
import { isComposedKey } from '../composed-key.js';

/**
 * @summary A text field that filters a list of options, of which one or several are chosen. It takes part in forms as a native field does.
 * @tag loqui-combobox
 *
 * @slot label - Instead of the attribute.
 * @slot hint - Instead of the attribute.
 * @slot error - Instead of the attribute.
 *
 * @fires {Event} input - The person has changed the value.
 * @fires {Event} change - The same, after `input`.
 * @fires {LoquiCreateEvent} loqui-create - With `creatable`: what was typed becomes an option and is chosen: `text`. Cancelled, nothing is chosen.
 *
 * @csspart label - The label.
 * @csspart field - The box with chips, text and button.
 * @csspart chips - The list of what is chosen, with `multiple`.
 * @csspart chip - One of them.
 * @csspart remove - The button that takes it back.
 * @csspart input - The text field.
 * @csspart toggle - The button that shows the options.
 * @csspart popup - The box of the options, in the top layer.
 * @csspart list - The list of options.
 * @csspart heading - The name of a group of options.
 * @csspart option - An option.
 * @csspart option-active - The option that Enter chooses.
 * @csspart option-chosen - An option that is chosen.
 * @csspart notice - Shown instead of options: loading, no match, failed.
 * @csspart hint - The help below.
 * @csspart error - The problem below.
 *
 * @cssState open - The list is shown.
 * @cssState loading - Options are being loaded.
 * @cssState blank - Nothing is chosen.
 * @cssState invalid - The problem is shown.
 */
export class LoquiCombobox extends ChoiceField {
  static override styles: CSSResultGroup = [FormControl.styles, buttonStyles, optionListStyles, styles];

  #rows = new OptionRows<ComboboxOption>(this, () => this.renderRoot.querySelector('.list'));
  #popup = new OptionPopup(this, () => this.renderRoot.querySelector('.popup'), 'bottom-start');
  #isTyped = false;
  /** By an arrow key, so that Tab chooses what it has reached. */
  #isMoved = false;

  @query('.field') private field!: HTMLElement;
  @state() private isOpen = false;

  constructor() {
    super();
    this.addEventListener('focusout', this.#onFocusOut);
    this.addEventListener('pointerdown', this.#onPointerDown);
    this.addEventListener('click', this.#onClick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  /** Shows the options. */
  show(): void {
    if (this.isOpen || this.off || this.readonly || !this.isConnected) return;
    if (this.source.status === 'failed') this.source.reset();
    this.isOpen = true;
    this.#isTyped = this.#isMoved = false;
    this.query = '';
    this.#rows.rows = this.shown;
    this.#rows.restart(this.multiple ? -1 : this.shown.findIndex(({ value }) => value === this.value));
  }

  /** Hides the options. What was typed and not chosen is discarded. */
  hide(): void {
    this.#close();
    this.#restoreText();
  }

  #close(): void {
    this.isOpen = false;
    this.#rows.active = -1;
    this.query = '';
  }

  get #text(): string {
    return this.multiple || this.values.length === 0 ? '' : this.labelOf(this.value);
  }

  #restoreText(): void {
    this.#isTyped = false;
    if (this.input) this.input.value = this.#text;
  }

  #choose(option: ComboboxOption): void {
    this.choose(option);
    if (!this.multiple) this.#close();
    else if (this.query !== '') this.#filter('');
    this.#restoreText();
  }

  #filter(text: string): void {
    this.query = text;
    this.#isMoved = false;
    this.#rows.rows = this.shown;
    this.#rows.restart();
    if (text !== '') this.#rows.activateFirst();
  }

  /** Leaves the field: an emptied text takes the value back, the exact name of an option chooses it. */
  #settle(): void {
    const text = this.input?.value ?? '';
    if (this.#isTyped && !this.multiple) {
      const named = text.trim() === '' ? undefined : optionNamed(this.shown, text);
      if (named && !isNewOption(named)) this.choose(named);
      else if (text.trim() === '') this.change([]);
    }
    this.hide();
  }

  #onInput = (event: Event): void => {
    // The person has typed, but the value has not changed.
    event.stopPropagation();
    this.show();
    this.#isTyped = true;
    this.#filter(this.input?.value ?? '');
  };

  #onFocusOut = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && (event.relatedTarget === this || this.shadowRoot?.contains(event.relatedTarget))) return;
    this.#settle();
    this.reveal();
  };

  #isIn(event: Event, selector: string): boolean {
    return event.composedPath().some((target) => target instanceof Element && target.matches(selector) && target.getRootNode() === this.shadowRoot);
  }

  /** Pressing anything but the text leaves the focus in the text. */
  #onPointerDown = (event: PointerEvent): void => {
    if (this.#isIn(event, '[part=remove]') || !this.#isIn(event, '.field, .popup')) return;
    if (event.composedPath()[0] !== this.input) event.preventDefault();
    if (this.#isIn(event, '.field')) this.focus();
  };

  #onClick = (event: MouseEvent): void => {
    const option = this.#rows.rowOf(event);
    if (option) this.#choose(option);
    else if (this.isOpen && this.#isIn(event, '[part=toggle]')) this.hide();
    else if (this.#isIn(event, '.field') && !this.#isIn(event, '[part=remove]')) this.show();
  };

  #onKeydown = (event: KeyboardEvent): void => {
    if (isComposedKey(event) || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && !this.isOpen) this.onEnter(event);
    else if (this.#onKey(event)) event.preventDefault();
  };

  /** @returns true where the key is used up */
  #onKey(event: KeyboardEvent): boolean {
    const rows = this.#rows;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        return this.#onArrow(event, event.key === 'ArrowDown' ? 1 : -1);
      case 'PageDown':
      case 'PageUp':
        return this.isOpen && this.#moved(() => rows.onKey(event));
      case 'Home':
      case 'End':
        // Without an active option the keys belong to the text.
        if (!this.isOpen || rows.active < 0 || event.shiftKey) return false;
        return this.#moved(() => (event.key === 'Home' ? rows.move(0, 1) : rows.move(-1, -1)));
      case 'Enter':
        if (rows.current) this.#choose(rows.current);
        return true;
      case 'Tab':
        if (this.isOpen && rows.current && this.#isMoved && !this.multiple) this.#choose(rows.current);
        return false;
      case 'Escape':
        if (!this.isOpen) return false;
        this.hide();
        // A dialog around the field must stay open.
        event.stopPropagation();
        return true;
      case 'Backspace':
        if (!this.multiple || this.input?.value !== '' || this.values.length === 0) return false;
        this.change(this.values.slice(0, -1));
        return true;
      default:
        return false;
    }
  }

  #onArrow(event: KeyboardEvent, step: 1 | -1): boolean {
    const rows = this.#rows;
    if (event.altKey && step < 0) this.hide();
    else if (this.isOpen && !event.altKey) this.#moved(() => rows.onKey(event));
    else if (!this.isOpen) {
      this.show();
      if (!event.altKey && rows.active < 0) this.#moved(() => rows.move(step > 0 ? 0 : -1, step));
    }
    return true;
  }

  #moved(move: () => unknown): true {
    this.#isMoved = true;
    move();
    return true;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.isOpen && this.load) this.source.ask(this.load, this.query);
    if (!this.isOpen) return;
    this.#rows.rows = this.shown;
    // Options that were loaded for what was typed.
    if (this.#isTyped && this.#rows.active < 0 && this.query !== '') this.#rows.activateFirst();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (!this.#isTyped && this.input && this.input.value !== this.#text) this.input.value = this.#text;
    setStates(this.internals, { open: this.isOpen, loading: this.isOpen && this.load !== undefined && this.source.status === 'loading' });
    if (this.isOpen) this.#popup.show(this.field);
    else this.#popup.hide();
  }

  override render(): TemplateResult {
    const { localize, isOpen } = this;
    const rows = this.#rows;
    const name = this.nameOfField;
    const count = rows.rows.length;
    return html`${this.labelTemplate()}
      <div part="field" class="field">
        ${this.chipsTemplate()}
        <input
          id="control"
          part="input"
          role="combobox"
          type="text"
          dir="auto"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-label=${name ?? nothing}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls="list"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-activedescendant=${isOpen ? rows.activeId : nothing}
          aria-required=${this.required ? 'true' : nothing}
          placeholder=${this.multiple && this.values.length > 0 ? nothing : this.placeholder || nothing}
          ?disabled=${this.off}
          ?readonly=${this.readonly}
          @input=${this.#onInput}
          @change=${(event: Event) => event.stopPropagation()}
          @keydown=${this.#onKeydown}
        /><button
          part="toggle"
          class="icon-button"
          type="button"
          tabindex="-1"
          aria-label=${localize.term('showOptions')}
          ?hidden=${this.readonly}
          ?disabled=${this.off}
        >
          ${chevronIcon}
        </button>
      </div>
      ${this.notesTemplate()}
      <div part="popup" class="popup" popover="manual">
        <div
          id="list"
          part="list"
          class="list"
          role="listbox"
          aria-label=${name ?? (this.label || localize.term('showOptions'))}
          aria-multiselectable=${this.multiple ? 'true' : nothing}
          @scroll=${rows.onScroll}
          aria-busy=${this.source.status === 'loading' ? 'true' : nothing}
        >
          ${isOpen ? rows.template(this.look) : nothing}
        </div>
        ${isOpen && this.notice !== '' ? html`<div part="notice" class="notice">${this.notice}</div>` : nothing}
      </div>
      <div class="visually-hidden" role="status">${isOpen ? this.notice || localize.term('optionCount', localize.number(count), count) : ''}</div>`;
  }
}
