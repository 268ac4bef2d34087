import { define } from '../../register.js';
import { LoquiAvatar } from './loqui-avatar.js';

define('loqui-avatar', LoquiAvatar);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-avatar': LoquiAvatar;
  }
}
