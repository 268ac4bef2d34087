import '../../primitives/loqui-avatar/define.js';
import { define } from '../../register.js';
import { LoquiEmptyState } from './loqui-empty-state.js';

define('loqui-empty-state', LoquiEmptyState);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-empty-state': LoquiEmptyState;
  }
}
