import '../../views/loqui-empty-state/define.js';
import { define } from '../../register.js';
import { LoquiRoomEmpty } from './loqui-room-empty.js';

define('loqui-room-empty', LoquiRoomEmpty);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-room-empty': LoquiRoomEmpty;
  }
}
