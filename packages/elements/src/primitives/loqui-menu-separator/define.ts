import { define } from '../../register.js';
import { LoquiMenuSeparator } from './loqui-menu-separator.js';

define('loqui-menu-separator', LoquiMenuSeparator);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-menu-separator': LoquiMenuSeparator;
  }
}
