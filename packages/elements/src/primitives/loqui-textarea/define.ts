import { define } from '../../register.js';
import { LoquiTextarea } from './loqui-textarea.js';

define('loqui-textarea', LoquiTextarea);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-textarea': LoquiTextarea;
  }
}
