import '../loqui-button/define.js';
import '../loqui-toast/define.js';
import { define } from '../../register.js';
import { LoquiToasts } from './loqui-toasts.js';

define('loqui-toasts', LoquiToasts);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-toasts': LoquiToasts;
  }
}
