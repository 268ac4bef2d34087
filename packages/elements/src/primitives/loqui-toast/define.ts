import '../loqui-icon-button/define.js';
import { define } from '../../register.js';
import { LoquiToast } from './loqui-toast.js';

define('loqui-toast', LoquiToast);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-toast': LoquiToast;
  }
}
