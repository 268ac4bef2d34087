import '../loqui-tree-item/define.js';
import { define } from '../../register.js';
import { LoquiTree } from './loqui-tree.js';

define('loqui-tree', LoquiTree);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-tree': LoquiTree;
  }
}
