import '../loqui-panel/define.js';
import { define } from '../../register.js';
import { LoquiPanels } from './loqui-panels.js';

define('loqui-panels', LoquiPanels);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-panels': LoquiPanels;
  }
}
