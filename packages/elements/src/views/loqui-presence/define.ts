import '../../primitives/loqui-avatar-group/define.js';
import { define } from '../../register.js';
import { LoquiPresence } from './loqui-presence.js';

define('loqui-presence', LoquiPresence);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-presence': LoquiPresence;
  }
}
