import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiLauncher } from './loqui-launcher.js';

// A page pays for its panel when somebody opens it.
lazily('loqui-assistant', () => import('../../panels/loqui-assistant/define.js'));
lazily('loqui-chat', () => import('../../panels/loqui-chat/define.js'));
lazily('loqui-badge', () => import('../../primitives/loqui-badge/define.js'));
lazily('loqui-icon-button', () => import('../../primitives/loqui-icon-button/define.js'));
define('loqui-launcher', LoquiLauncher);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-launcher': LoquiLauncher;
  }
}
