import '../loqui-panels/define.js';
import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiWorkbench } from './loqui-workbench.js';

lazily('loqui-drawer', () => import('../../primitives/loqui-drawer/define.js'));
define('loqui-workbench', LoquiWorkbench);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-workbench': LoquiWorkbench;
  }
}
