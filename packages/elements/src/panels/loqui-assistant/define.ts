import '../../connected/loqui-message-list/define.js';
import '../../connected/loqui-room-composer/define.js';
import '../../connected/loqui-room-header/define.js';
import '../../provider/define.js';
import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiAssistant } from './loqui-assistant.js';

lazily('loqui-conversations', () => import('../../connected/loqui-conversations/define.js'));
lazily('loqui-error-state', () => import('../../views/loqui-error-state/define.js'));
lazily('loqui-room-activity', () => import('../../connected/loqui-room-activity/define.js'));
lazily('loqui-room-announcer', () => import('../../connected/loqui-room-announcer/define.js'));
lazily('loqui-room-empty', () => import('../../connected/loqui-room-empty/define.js'));
define('loqui-assistant', LoquiAssistant);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-assistant': LoquiAssistant;
  }
}
