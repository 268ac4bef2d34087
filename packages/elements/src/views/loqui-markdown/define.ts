import '../loqui-code-block/define.js';
import { define } from '../../register.js';
import { LoquiMarkdown } from './loqui-markdown.js';

define('loqui-markdown', LoquiMarkdown);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-markdown': LoquiMarkdown;
  }
}
