import { define } from '../../register.js';
import { LoquiSwitch } from './loqui-switch.js';

define('loqui-switch', LoquiSwitch);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-switch': LoquiSwitch;
  }
}
