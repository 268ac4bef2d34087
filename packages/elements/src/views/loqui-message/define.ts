import '../../primitives/loqui-avatar/define.js';
import '../loqui-markdown/define.js';
import '../loqui-reasoning/define.js';
import '../loqui-sources/define.js';
import '../loqui-tool-call/define.js';
import { define } from '../../register.js';
import { LoquiMessage } from './loqui-message.js';

define('loqui-message', LoquiMessage);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-message': LoquiMessage;
  }
}
