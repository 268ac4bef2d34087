import '../../views/loqui-run-status/define.js';
import '../../views/loqui-typing/define.js';
import { define } from '../../register.js';
import { LoquiRoomActivity } from './loqui-room-activity.js';

define('loqui-room-activity', LoquiRoomActivity);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-room-activity': LoquiRoomActivity;
  }
}
