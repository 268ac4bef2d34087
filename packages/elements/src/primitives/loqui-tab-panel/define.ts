import { define } from '../../register.js';
import { LoquiTabPanel } from './loqui-tab-panel.js';

define('loqui-tab-panel', LoquiTabPanel);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-tab-panel': LoquiTabPanel;
  }
}
