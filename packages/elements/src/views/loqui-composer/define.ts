import { define } from '../../register.js';
import { LoquiComposer } from './loqui-composer.js';

define('loqui-composer', LoquiComposer);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-composer': LoquiComposer;
  }
}
