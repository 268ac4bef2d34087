import { define } from '../../register.js';
import { LoquiIconButton } from './loqui-icon-button.js';

define('loqui-icon-button', LoquiIconButton);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-icon-button': LoquiIconButton;
  }
}
