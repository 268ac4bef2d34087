import '../../connected/loqui-message-list/define.js';
import '../../connected/loqui-room-composer/define.js';
import '../../connected/loqui-room-header/define.js';
import '../../provider/define.js';
import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiChat } from './loqui-chat.js';

lazily('loqui-error-state', () => import('../../views/loqui-error-state/define.js'));
lazily('loqui-room-activity', () => import('../../connected/loqui-room-activity/define.js'));
lazily('loqui-room-announcer', () => import('../../connected/loqui-room-announcer/define.js'));
lazily('loqui-room-empty', () => import('../../connected/loqui-room-empty/define.js'));
define('loqui-chat', LoquiChat);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-chat': LoquiChat;
  }
}
