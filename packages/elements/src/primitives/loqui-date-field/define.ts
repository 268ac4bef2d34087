import { define } from '../../register.js';
import { LoquiDateField } from './loqui-date-field.js';

define('loqui-date-field', LoquiDateField);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-date-field': LoquiDateField;
  }
}
