import { define } from '../../register.js';
import { LoquiSelect } from './loqui-select.js';

define('loqui-select', LoquiSelect);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-select': LoquiSelect;
  }
}
