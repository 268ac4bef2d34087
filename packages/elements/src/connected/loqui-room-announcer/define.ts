import '../../views/loqui-announcer/define.js';
import { define } from '../../register.js';
import { LoquiRoomAnnouncer } from './loqui-room-announcer.js';

define('loqui-room-announcer', LoquiRoomAnnouncer);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-room-announcer': LoquiRoomAnnouncer;
  }
}
