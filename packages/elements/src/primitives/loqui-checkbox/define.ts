import { define } from '../../register.js';
import { LoquiCheckbox } from './loqui-checkbox.js';

define('loqui-checkbox', LoquiCheckbox);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-checkbox': LoquiCheckbox;
  }
}
