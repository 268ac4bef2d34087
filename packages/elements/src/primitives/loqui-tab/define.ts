import { define } from '../../register.js';
import { LoquiTab } from './loqui-tab.js';

define('loqui-tab', LoquiTab);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-tab': LoquiTab;
  }
}
