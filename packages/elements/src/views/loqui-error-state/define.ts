import { define } from '../../register.js';
import { LoquiErrorState } from './loqui-error-state.js';

define('loqui-error-state', LoquiErrorState);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-error-state': LoquiErrorState;
  }
}
