import { define } from '../../register.js';
import { LoquiDisclosure } from './loqui-disclosure.js';

define('loqui-disclosure', LoquiDisclosure);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-disclosure': LoquiDisclosure;
  }
}
