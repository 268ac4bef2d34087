import { define } from '../../register.js';
import { LoquiMenuItem } from './loqui-menu-item.js';

define('loqui-menu-item', LoquiMenuItem);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-menu-item': LoquiMenuItem;
  }
}
