import { LitElement } from 'lit';
import { baseStyles } from '../../styles/base.styles.js';
import styles from './loqui-menu-separator.styles.js';

/**
 * @summary A line between the items of a `<loqui-menu>`.
 * @tag loqui-menu-separator
 */
export class LoquiMenuSeparator extends LitElement {
  static override styles = [baseStyles, styles];

  #internals = this.attachInternals();

  constructor() {
    super();
    this.#internals.role = 'separator';
  }
}
