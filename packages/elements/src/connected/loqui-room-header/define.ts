import '../../primitives/loqui-avatar/define.js';
import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiRoomHeader } from './loqui-room-header.js';

lazily('loqui-connection-status', () => import('../../views/loqui-connection-status/define.js'));
lazily('loqui-presence', () => import('../../views/loqui-presence/define.js'));
define('loqui-room-header', LoquiRoomHeader);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-room-header': LoquiRoomHeader;
  }
}
