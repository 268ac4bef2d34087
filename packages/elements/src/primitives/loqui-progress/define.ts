import { define } from '../../register.js';
import { LoquiProgress } from './loqui-progress.js';

define('loqui-progress', LoquiProgress);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-progress': LoquiProgress;
  }
}
