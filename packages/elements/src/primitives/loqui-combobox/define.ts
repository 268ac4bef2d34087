import { define } from '../../register.js';
import { LoquiCombobox } from './loqui-combobox.js';

define('loqui-combobox', LoquiCombobox);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-combobox': LoquiCombobox;
  }
}
