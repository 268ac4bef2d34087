import '../../primitives/loqui-avatar/define.js';
import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiRoomHeader } from './loqui-room-header.js';

const parts = (): Promise<unknown> => import('../room-parts.js');
lazily('loqui-connection-status', parts);
lazily('loqui-presence', parts);
define('loqui-room-header', LoquiRoomHeader);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-room-header': LoquiRoomHeader;
  }
}
