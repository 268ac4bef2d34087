import { LitElement, html, type TemplateResult } from 'lit';
import { property } from '../../property.js';
import { baseStyles } from '../../styles/base.styles.js';
import styles from './loqui-panel.styles.js';

/**
 * @summary One of the panels in `loqui-panels`, with its sizes. A chat or further `loqui-panels` in it fill it; other content scrolls.
 * @tag loqui-panel
 *
 * @slot - Content.
 */
export class LoquiPanel extends LitElement {
  static override styles = [baseStyles, styles];

  /** Its name: for its separator, and in the switcher of narrow places. */
  @property({ reflect: true }) label = '';

  /** At first: `250px` keeps its pixels when there is more room, `30%` its share. Without it, the panel takes what is left. */
  @property({ reflect: true }) size = '';

  /** Least size, as `180px` or `20%`. */
  @property({ reflect: true }) min = '';

  /** Greatest size. */
  @property({ reflect: true }) max = '';

  /** The person can collapse it: by Enter on its separator, or by dragging past its least size. */
  @property({ type: Boolean, reflect: true }) collapsible = false;

  /** Takes no room; its content keeps its state. */
  @property({ type: Boolean, reflect: true }) collapsed = false;

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
