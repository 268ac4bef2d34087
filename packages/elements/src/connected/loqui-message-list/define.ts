import '../../views/loqui-day-separator/define.js';
import '../../views/loqui-message/define.js';
import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiMessageList } from './loqui-message-list.js';

lazily('loqui-new-messages', () => import('../../views/loqui-new-messages/define.js'));
define('loqui-message-list', LoquiMessageList);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-message-list': LoquiMessageList;
  }
}
