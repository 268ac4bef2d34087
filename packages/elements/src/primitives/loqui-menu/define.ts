import '../loqui-menu-group/define.js';
import '../loqui-menu-item/define.js';
import '../loqui-menu-separator/define.js';
import { define } from '../../register.js';
import { LoquiMenu } from './loqui-menu.js';

define('loqui-menu', LoquiMenu);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-menu': LoquiMenu;
  }
}
