import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiMarkdown } from './loqui-markdown.js';

lazily('loqui-code-block', () => import('../loqui-code-block/define.js'));
define('loqui-markdown', LoquiMarkdown);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-markdown': LoquiMarkdown;
  }
}
