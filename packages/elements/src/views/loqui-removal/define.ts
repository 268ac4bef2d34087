import { define } from '../../register.js';
import { LoquiRemoval } from './loqui-removal.js';

define('loqui-removal', LoquiRemoval);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-removal': LoquiRemoval;
  }
}
