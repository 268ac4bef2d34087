import { define } from '../../register.js';
import '../loqui-dialog/define.js';
import { LoquiCommandPalette } from './loqui-command-palette.js';

define('loqui-command-palette', LoquiCommandPalette);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-command-palette': LoquiCommandPalette;
  }
}
