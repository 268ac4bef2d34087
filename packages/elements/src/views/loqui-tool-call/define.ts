import { define } from '../../register.js';
import { LoquiToolCall } from './loqui-tool-call.js';

define('loqui-tool-call', LoquiToolCall);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-tool-call': LoquiToolCall;
  }
}
