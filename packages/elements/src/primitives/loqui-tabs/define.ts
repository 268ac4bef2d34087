import '../loqui-tab/define.js';
import '../loqui-tab-panel/define.js';
import { define } from '../../register.js';
import { LoquiTabs } from './loqui-tabs.js';

define('loqui-tabs', LoquiTabs);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-tabs': LoquiTabs;
  }
}
