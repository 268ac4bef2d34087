import { define } from '../../register.js';
import { LoquiButton } from './loqui-button.js';

define('loqui-button', LoquiButton);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-button': LoquiButton;
  }
}
