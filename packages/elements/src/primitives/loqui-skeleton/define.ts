import { define } from '../../register.js';
import { LoquiSkeleton } from './loqui-skeleton.js';

define('loqui-skeleton', LoquiSkeleton);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-skeleton': LoquiSkeleton;
  }
}
