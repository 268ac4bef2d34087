import { define } from '../../register.js';
import { LoquiTreeItem } from './loqui-tree-item.js';

define('loqui-tree-item', LoquiTreeItem);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-tree-item': LoquiTreeItem;
  }
}
