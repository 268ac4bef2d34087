import '../loqui-skeleton/define.js';
import { define } from '../../register.js';
import { LoquiTable } from './loqui-table.js';

define('loqui-table', LoquiTable);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-table': LoquiTable;
  }
}
