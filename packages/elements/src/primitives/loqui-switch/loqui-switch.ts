import { nothing, type CSSResultGroup } from 'lit';
import { CheckControl } from '../check-control.js';
import { choiceStyles } from '../choice.styles.js';
import { FormControl } from '../form-control.js';
import styles from './loqui-switch.styles.js';

/**
 * @summary Something that is on or off, at once or in a form, with label, hint and error. Screen readers say "switch".
 * @tag loqui-switch
 *
 * @slot - What is switched, as `label`.
 * @slot label - Instead of the attribute.
 * @slot hint - Instead of the attribute.
 * @slot error - Instead of the attribute.
 *
 * @fires {Event} input - The person switched it.
 * @fires {Event} change - The person switched it.
 *
 * @csspart label - The switch with its label.
 * @csspart input - The native checkbox with the role of a switch.
 * @csspart hint - The help below.
 * @csspart error - The problem below.
 *
 * @cssState checked - It is on.
 * @cssState invalid - The problem is shown.
 */
export class LoquiSwitch extends CheckControl {
  static override styles: CSSResultGroup = [FormControl.styles, choiceStyles, styles];

  override render(): unknown {
    return this.choiceTemplate('switch', nothing);
  }
}
