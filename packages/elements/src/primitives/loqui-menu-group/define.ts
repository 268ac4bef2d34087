import { define } from '../../register.js';
import { LoquiMenuGroup } from './loqui-menu-group.js';

define('loqui-menu-group', LoquiMenuGroup);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-menu-group': LoquiMenuGroup;
  }
}
