import '../../views/loqui-day-separator/define.js';
import '../../views/loqui-message/define.js';
import '../../views/loqui-new-messages/define.js';
import { define } from '../../register.js';
import { LoquiMessageList } from './loqui-message-list.js';

define('loqui-message-list', LoquiMessageList);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-message-list': LoquiMessageList;
  }
}
