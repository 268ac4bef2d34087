import '../loqui-avatar/define.js';
import { define } from '../../register.js';
import { LoquiAvatarGroup } from './loqui-avatar-group.js';

define('loqui-avatar-group', LoquiAvatarGroup);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-avatar-group': LoquiAvatarGroup;
  }
}
