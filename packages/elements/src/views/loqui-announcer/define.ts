import { define } from '../../register.js';
import { LoquiAnnouncer } from './loqui-announcer.js';

define('loqui-announcer', LoquiAnnouncer);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-announcer': LoquiAnnouncer;
  }
}
