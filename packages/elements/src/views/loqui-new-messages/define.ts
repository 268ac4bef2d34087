import { define } from '../../register.js';
import { LoquiNewMessages } from './loqui-new-messages.js';

define('loqui-new-messages', LoquiNewMessages);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-new-messages': LoquiNewMessages;
  }
}
