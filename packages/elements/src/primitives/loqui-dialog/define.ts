import { define } from '../../register.js';
import { LoquiDialog } from './loqui-dialog.js';

define('loqui-dialog', LoquiDialog);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-dialog': LoquiDialog;
  }
}
