import '../../views/loqui-day-separator/define.js';
import { lazily, need } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiMessageList } from './loqui-message-list.js';

lazily('loqui-message', () => import('../room-parts.js'));
lazily('loqui-new-messages', () => import('../../views/loqui-new-messages/define.js'));
define('loqui-message-list', LoquiMessageList);
need('loqui-message');

declare global {
  interface HTMLElementTagNameMap {
    'loqui-message-list': LoquiMessageList;
  }
}
