import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import { property } from '../../property.js';
import { FormControl } from '../form-control.js';
import type { LoquiRadio } from '../loqui-radio/loqui-radio.js';
import { ValueControl } from '../value-control.js';
import styles from './loqui-radio-group.styles.js';

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };

/**
 * @summary One of several choices in a form, with label, hint and error. Tab comes to the chosen one, arrow keys choose another.
 * @tag loqui-radio-group
 *
 * @slot - The `<loqui-radio>` elements.
 * @slot label - Instead of the attribute.
 * @slot hint - Instead of the attribute.
 * @slot error - Instead of the attribute.
 *
 * @fires {Event} input - The person chose.
 * @fires {Event} change - The person chose.
 *
 * @csspart label - The label.
 * @csspart radios - The box around the choices.
 * @csspart hint - The help below.
 * @csspart error - The problem below.
 *
 * @cssState invalid - The problem is shown.
 */
export class LoquiRadioGroup extends ValueControl {
  static override styles: CSSResultGroup = [FormControl.styles, styles];

  /** Judges the value, and has the browser's words. It is never shown. */
  #judge: HTMLInputElement = Object.assign(document.createElement('input'), { type: 'radio', name: 'judge' });
  #observer: MutationObserver | undefined;

  @query('[role=radiogroup]') private box!: HTMLElement | null;

  @property({ reflect: true, oneOf: ['vertical', 'horizontal'] }) orientation: 'vertical' | 'horizontal' = 'vertical';

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
    // On the way down: a page that listens since before this was defined hears it afterwards, too.
    this.addEventListener('input', this.#onRadio, { capture: true });
  }

  protected override get control(): HTMLInputElement | null {
    return this.box ? this.#judge : null;
  }

  protected override get announced(): HTMLElement | null {
    return this.box;
  }

  protected override get anchor(): HTMLElement | undefined {
    return this.#stop?.control ?? this.#stop;
  }

  private get radios(): LoquiRadio[] {
    return [...this.querySelectorAll('loqui-radio')].filter((radio) => radio.closest('loqui-radio-group') === this);
  }

  get #stop(): LoquiRadio | undefined {
    const open = this.radios.filter((radio) => !radio.disabled);
    return open.find((radio) => radio.value === this.value) ?? open[0];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer ??= new MutationObserver(() => this.sync());
    this.#observer.observe(this, { childList: true, subtree: true, attributes: true, attributeFilter: ['value', 'disabled'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override firstUpdated(): void {
    this.takeAutofocus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    for (const radio of this.radios) radio.size = this.size;
  }

  /** Focuses the chosen radio, or the first one that can be chosen. */
  override focus(options?: FocusOptions): void {
    this.#stop?.focus(options);
  }

  override click(): void {
    this.focus();
  }

  protected override fill(): void {
    const { value } = this;
    this.#judge.required = this.required;
    this.#judge.disabled = this.off;
    this.#judge.checked = this.formValue() !== null;
    this.#place(value);
  }

  protected override formValue(): string | null {
    const { value } = this;
    return this.radios.some((radio) => radio.value === value && !radio.disabled) ? value : null;
  }

  protected override formState(): string {
    return this.value;
  }

  #place(value: string): void {
    const radios = this.radios;
    const stop = this.#stop;
    const isInvalid = this.internals.states.has('invalid');
    radios.forEach((radio, index) =>
      radio.put({
        isChosen: radio.value === value,
        isStop: radio === stop,
        isOff: this.off,
        isReadonly: this.readonly,
        isInvalid,
        position: index + 1,
        count: radios.length,
      }),
    );
  }

  protected override problemShown(): void {
    this.#place(this.value);
  }

  /** A native `input` of a radio: it has been chosen. The page hears it after this, with the new value, and then `change`. */
  #onRadio = (event: Event): void => {
    const radio = this.radios.find((each) => each === event.target);
    if (!radio) return;
    this.take(radio.value);
    this.reveal();
    // The radio's own `change` does not leave it. It comes after `input`.
    queueMicrotask(() => this.dispatchEvent(new Event('change', { bubbles: true })));
  };

  #onKeydown = (event: KeyboardEvent): void => {
    this.onEnter(event);
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const radios = this.radios.filter((radio) => !radio.disabled);
    const from = radios.findIndex((radio) => radio === event.target);
    if (from < 0) return;
    event.preventDefault();
    const isMirrored = /Left|Right/.test(event.key) && this.matches(':dir(rtl)');
    const next = radios[(from + (isMirrored ? -step : step) + radios.length) % radios.length];
    next?.focus();
    next?.click();
  };

  override render(): unknown {
    return html`<div
        role="radiogroup"
        aria-labelledby=${this.has('label') ? 'label' : nothing}
        aria-label=${this.pageName ?? nothing}
        aria-required=${this.required ? 'true' : nothing}
        aria-readonly=${this.readonly ? 'true' : nothing}
        aria-disabled=${this.off ? 'true' : nothing}
      >
        <div part="label" id="label" ?hidden=${!this.has('label')}>${this.labelText()}</div>
        <div part="radios"><slot @slotchange=${this.onSlotchange}></slot></div>
      </div>
      ${this.notesTemplate()}`;
  }
}
