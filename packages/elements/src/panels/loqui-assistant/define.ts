import '../../connected/loqui-message-list/define.js';
import '../../connected/loqui-room-composer/define.js';
import '../../connected/loqui-room-header/define.js';
import '../../provider/define.js';
import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiAssistant } from './loqui-assistant.js';

lazily('loqui-conversations', () => import('../../connected/loqui-conversations/define.js'));
const parts = (): Promise<unknown> => import('../../connected/room-parts.js');
lazily('loqui-command-palette', () => import('../../primitives/loqui-command-palette/define.js'));
lazily('loqui-error-state', parts);
lazily('loqui-room-activity', parts);
lazily('loqui-room-announcer', parts);
lazily('loqui-room-empty', parts);
lazily('loqui-shortcuts', () => import('../../primitives/loqui-shortcuts/define.js'));
define('loqui-assistant', LoquiAssistant);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-assistant': LoquiAssistant;
  }
}
