import { whenIdle } from '../../idle.js';
import { lazily, tellMissing } from '../../lazy.js';
import { loadExtras } from '../../markdown/later-extras.js';
import { define } from '../../register.js';
import { LoquiMarkdown } from './loqui-markdown.js';

// Before the first answer that has a link or a table in it.
whenIdle(() => void loadExtras().catch((cause: unknown) => tellMissing('What draws links, tables and their like', cause)));
lazily('loqui-code-block', () => import('../loqui-code-block/define.js'));
define('loqui-markdown', LoquiMarkdown);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-markdown': LoquiMarkdown;
  }
}
