import { define } from '../../register.js';
import { LoquiTime } from './loqui-time.js';

define('loqui-time', LoquiTime);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-time': LoquiTime;
  }
}
