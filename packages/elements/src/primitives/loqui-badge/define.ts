import { define } from '../../register.js';
import { LoquiBadge } from './loqui-badge.js';

define('loqui-badge', LoquiBadge);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-badge': LoquiBadge;
  }
}
