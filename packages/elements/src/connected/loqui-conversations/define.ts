import '../../primitives/loqui-time/define.js';
import { define } from '../../register.js';
import { LoquiConversations } from './loqui-conversations.js';

define('loqui-conversations', LoquiConversations);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-conversations': LoquiConversations;
  }
}
