import { define } from '../../register.js';
import { LoquiDaySeparator } from './loqui-day-separator.js';

define('loqui-day-separator', LoquiDaySeparator);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-day-separator': LoquiDaySeparator;
  }
}
