import { define } from '../register.js';
import { LoquiProvider } from './loqui-provider.js';

define('loqui-provider', LoquiProvider);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-provider': LoquiProvider;
  }
}
