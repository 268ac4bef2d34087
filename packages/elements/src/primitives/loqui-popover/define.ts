import { define } from '../../register.js';
import { LoquiPopover } from './loqui-popover.js';

define('loqui-popover', LoquiPopover);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-popover': LoquiPopover;
  }
}
