import '../../primitives/loqui-avatar/define.js';
import '../../views/loqui-connection-status/define.js';
import '../../views/loqui-presence/define.js';
import { define } from '../../register.js';
import { LoquiRoomHeader } from './loqui-room-header.js';

define('loqui-room-header', LoquiRoomHeader);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-room-header': LoquiRoomHeader;
  }
}
