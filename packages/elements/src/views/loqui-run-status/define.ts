import { define } from '../../register.js';
import { LoquiRunStatus } from './loqui-run-status.js';

define('loqui-run-status', LoquiRunStatus);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-run-status': LoquiRunStatus;
  }
}
