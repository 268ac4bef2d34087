import { define } from '../../register.js';
import { LoquiInput } from './loqui-input.js';

define('loqui-input', LoquiInput);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-input': LoquiInput;
  }
}
