import { define } from '../../register.js';
import { LoquiNumberField } from './loqui-number-field.js';

define('loqui-number-field', LoquiNumberField);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-number-field': LoquiNumberField;
  }
}
