import { define } from '../../register.js';
import { LoquiTooltip } from './loqui-tooltip.js';

define('loqui-tooltip', LoquiTooltip);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-tooltip': LoquiTooltip;
  }
}
