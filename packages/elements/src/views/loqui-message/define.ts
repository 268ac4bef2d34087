import '../../primitives/loqui-avatar/define.js';
import '../loqui-delivery/define.js';
import '../loqui-markdown/define.js';
import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiMessage } from './loqui-message.js';

lazily('loqui-message-actions', () => import('../loqui-message-actions/define.js'));
lazily('loqui-reasoning', () => import('../loqui-reasoning/define.js'));
lazily('loqui-removal', () => import('../loqui-removal/define.js'));
lazily('loqui-sources', () => import('../loqui-sources/define.js'));
lazily('loqui-tool-call', () => import('../loqui-tool-call/define.js'));
define('loqui-message', LoquiMessage);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-message': LoquiMessage;
  }
}
