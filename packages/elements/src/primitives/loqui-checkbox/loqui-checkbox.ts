import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { CheckControl } from '../check-control.js';
import { choiceStyles } from '../choice.styles.js';
import { FormControl, type NativeControl } from '../form-control.js';
import { icon } from '../icon.js';
import { checkIcon } from '../icons.js';
import styles from './loqui-checkbox.styles.js';

/** Lucide `minus`. */
const someIcon = icon('M5 12h14');

/**
 * @summary A yes or no in a form, with label, hint and error. It can also stand between: some of several are on.
 * @tag loqui-checkbox
 *
 * @slot - What is asked, as `label`.
 * @slot label - Instead of the attribute.
 * @slot hint - Instead of the attribute.
 * @slot error - Instead of the attribute.
 *
 * @fires {Event} input - The person switched it.
 * @fires {Event} change - The person switched it.
 *
 * @csspart label - The mark with its label.
 * @csspart input - The native checkbox.
 * @csspart hint - The help below.
 * @csspart error - The problem below.
 *
 * @cssState checked - It is on.
 * @cssState indeterminate - It stands between.
 * @cssState invalid - The problem is shown.
 */
export class LoquiCheckbox extends CheckControl {
  static override styles: CSSResultGroup = [FormControl.styles, choiceStyles, styles];

  /** Neither on nor off, until the person switches it. It is sent as `checked` says. */
  @property({ type: Boolean }) indeterminate = false;

  protected override fill(control: NativeControl): void {
    super.fill(control);
    if (control instanceof HTMLInputElement) control.indeterminate = this.indeterminate;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    setStates(this.internals, { indeterminate: this.indeterminate });
  }

  protected override onInput(): void {
    this.indeterminate = this.control?.indeterminate ?? false;
    super.onInput();
  }

  override render(): unknown {
    return this.choiceTemplate(nothing, html`${checkIcon}${someIcon}`);
  }
}
