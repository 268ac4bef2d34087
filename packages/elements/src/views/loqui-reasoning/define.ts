import '../loqui-markdown/define.js';
import { define } from '../../register.js';
import { LoquiReasoning } from './loqui-reasoning.js';

define('loqui-reasoning', LoquiReasoning);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-reasoning': LoquiReasoning;
  }
}
