import { define } from '../../register.js';
import { LoquiMessageActions } from './loqui-message-actions.js';

define('loqui-message-actions', LoquiMessageActions);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-message-actions': LoquiMessageActions;
  }
}
