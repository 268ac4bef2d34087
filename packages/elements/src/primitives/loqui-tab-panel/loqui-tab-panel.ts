import { LitElement, html, type TemplateResult } from 'lit';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import styles from './loqui-tab-panel.styles.js';

let count = 0;

/**
 * @summary What a `<loqui-tab>` shows. Only the panel of the shown tab is in the page's layout.
 * @tag loqui-tab-panel
 *
 * @slot - Content.
 *
 * @cssproperty [--loqui-tab-panel-padding] - Space around the content.
 *
 * @cssState active - It is shown.
 */
export class LoquiTabPanel extends LitElement {
  static override styles = [baseStyles, styles];

  #internals = this.attachInternals();

  /** The name by which its tab knows it. */
  @property({ reflect: true }) name = '';

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasAttribute('role')) this.role = 'tabpanel';
    if (!this.hasAttribute('tabindex')) this.tabIndex = 0;
    if (this.id === '') this.id = `loqui-tab-panel-${String((count += 1))}`;
  }

  /** @internal For the tabs. */
  put(isActive: boolean, tab: Element | undefined): void {
    this.hidden = !isActive;
    setStates(this.#internals, { active: isActive });
    if (tab) this.setAttribute('aria-labelledby', tab.id);
    else this.removeAttribute('aria-labelledby');
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
