import { define } from '../../register.js';
import '../loqui-radio/define.js';
import { LoquiRadioGroup } from './loqui-radio-group.js';

define('loqui-radio-group', LoquiRadioGroup);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-radio-group': LoquiRadioGroup;
  }
}
