import { define } from '../../register.js';
import { LoquiSources } from './loqui-sources.js';

define('loqui-sources', LoquiSources);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-sources': LoquiSources;
  }
}
