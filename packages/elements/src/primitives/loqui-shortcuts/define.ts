import { define } from '../../register.js';
import '../loqui-dialog/define.js';
import { LoquiShortcuts } from './loqui-shortcuts.js';

define('loqui-shortcuts', LoquiShortcuts);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-shortcuts': LoquiShortcuts;
  }
}
