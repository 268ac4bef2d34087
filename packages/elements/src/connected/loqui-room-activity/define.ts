import '../../views/loqui-run-status/define.js';
import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiRoomActivity } from './loqui-room-activity.js';

lazily('loqui-typing', () => import('../../views/loqui-typing/define.js'));
define('loqui-room-activity', LoquiRoomActivity);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-room-activity': LoquiRoomActivity;
  }
}
