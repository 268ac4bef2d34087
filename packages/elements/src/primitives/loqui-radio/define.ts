import { define } from '../../register.js';
import { LoquiRadio } from './loqui-radio.js';

define('loqui-radio', LoquiRadio);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-radio': LoquiRadio;
  }
}
