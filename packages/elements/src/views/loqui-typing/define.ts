import { define } from '../../register.js';
import { LoquiTyping } from './loqui-typing.js';

define('loqui-typing', LoquiTyping);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-typing': LoquiTyping;
  }
}
