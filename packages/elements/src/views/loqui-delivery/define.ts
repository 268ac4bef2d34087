import { define } from '../../register.js';
import { LoquiDelivery } from './loqui-delivery.js';

define('loqui-delivery', LoquiDelivery);

declare global {
  interface HTMLElementTagNameMap {
    'loqui-delivery': LoquiDelivery;
  }
}
