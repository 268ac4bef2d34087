import { define } from '../../register.js';
import { LoquiConnectionStatus } from './loqui-connection-status.js';

define('loqui-connection-status', LoquiConnectionStatus);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-connection-status': LoquiConnectionStatus;
  }
}
