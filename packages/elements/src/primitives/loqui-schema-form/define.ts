import { lazily } from '../../lazy.js';
import { define } from '../../register.js';
import { LoquiSchemaForm } from './loqui-schema-form.js';

// A form fetches the fields that it shows.
lazily('loqui-button', () => import('../loqui-button/define.js'));
lazily('loqui-checkbox', () => import('../loqui-checkbox/define.js'));
lazily('loqui-date-field', () => import('../loqui-date-field/define.js'));
lazily('loqui-icon-button', () => import('../loqui-icon-button/define.js'));
lazily('loqui-input', () => import('../loqui-input/define.js'));
lazily('loqui-number-field', () => import('../loqui-number-field/define.js'));
lazily('loqui-radio-group', () => import('../loqui-radio-group/define.js'));
lazily('loqui-select', () => import('../loqui-select/define.js'));
lazily('loqui-switch', () => import('../loqui-switch/define.js'));
lazily('loqui-textarea', () => import('../loqui-textarea/define.js'));

define('loqui-schema-form', LoquiSchemaForm);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-schema-form': LoquiSchemaForm;
  }
}
