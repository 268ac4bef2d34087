import { define } from '../../register.js';
import { LoquiCodeBlock } from './loqui-code-block.js';

define('loqui-code-block', LoquiCodeBlock);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-code-block': LoquiCodeBlock;
  }
}
