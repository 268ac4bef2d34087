import '../../views/loqui-composer/define.js';
import { define } from '../../register.js';
import { LoquiRoomComposer } from './loqui-room-composer.js';

define('loqui-room-composer', LoquiRoomComposer);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-room-composer': LoquiRoomComposer;
  }
}
