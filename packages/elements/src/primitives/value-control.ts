/** A form control whose value is one text, as that of a native input: the attribute is the default, the property is what stands in the field. */
import { adopt, property, textFrom } from '../property.js';
import { FormControl, type NativeControl } from './form-control.js';

export abstract class ValueControl extends FormControl {
  /** Undefined as long as nobody changed the default. */
  #value: string | undefined;

  /** The value at first and after a reset. */
  @property({ attribute: 'value' }) defaultValue = '';

  constructor() {
    super();
    adopt(this, 'value');
    // Half a number or half a date has no value: the browser fires no `change` when the person leaves it.
    this.addEventListener('focusout', () => {
      if (this.internals.validity.badInput) this.reveal();
    });
  }

  /** What stands in the field. */
  get value(): string {
    return this.#value ?? this.defaultValue;
  }
  set value(value: string) {
    this.take(textFrom(value));
  }

  /** Sets the value, and tells the form. */
  protected take(value: string): void {
    const before = this.value;
    this.#value = value;
    this.sync();
    this.requestUpdate('value', before);
  }

  protected override fill(control: NativeControl): void {
    if (control.value !== this.value) control.value = this.value;
    // Native inputs clean a value: no line breaks in a line, no letters in a number.
    if (control.value !== this.value) this.#value = control.value;
  }

  protected override formValue(): string | null {
    return this.value;
  }

  protected override restore(kept: string | FormData): void {
    if (typeof kept === 'string') this.value = kept;
  }

  protected override reset(): void {
    const before = this.value;
    this.#value = undefined;
    this.requestUpdate('value', before);
  }

  protected onInput = (): void => {
    if (this.control) this.take(this.control.value);
  };

  /** A native `change` stays in the shadow root: the page is told by another one. */
  protected onChange = (): void => {
    this.onInput();
    this.reveal();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };
}
