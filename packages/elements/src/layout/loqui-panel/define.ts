import { define } from '../../register.js';
import { LoquiPanel } from './loqui-panel.js';

define('loqui-panel', LoquiPanel);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-panel': LoquiPanel;
  }
}
