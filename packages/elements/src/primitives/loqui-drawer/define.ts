import { define } from '../../register.js';
import { LoquiDrawer } from './loqui-drawer.js';

define('loqui-drawer', LoquiDrawer);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-drawer': LoquiDrawer;
  }
}
