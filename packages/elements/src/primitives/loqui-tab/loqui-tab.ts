import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { closeIcon } from '../icons.js';
import { strings } from './loqui-tab.strings.js';
import styles from './loqui-tab.styles.js';

let count = 0;

/**
 * @summary One tab of a `<loqui-tabs>`; it shows the panel that has the same name.
 * @tag loqui-tab
 *
 * @slot - Its words.
 * @slot icon - Before the words.
 *
 * @fires {LoquiTabEvent} loqui-tab - The person wants to see it. Cancelled, the tab that is shown stays.
 * @fires {LoquiTabCloseEvent} loqui-tab-close - The person closes it. Cancelled, it stays.
 *
 * @csspart base - The box.
 * @csspart label - The words.
 * @csspart close - The cross of a tab that can be closed.
 *
 * @cssState active - Its panel is shown.
 * @cssState disabled - It cannot be chosen.
 */
export class LoquiTab extends LitElement {
  static override styles = [baseStyles, styles];

  #internals = this.attachInternals();
  #localize = new Localize(this, strings);
  #isActive = false;

  /** Name of its panel; also names it for the page. */
  @property({ reflect: true }) panel = '';

  /** Cannot be chosen; arrow keys pass over it. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** The Delete key, the middle mouse button and a cross for the pointer close it. */
  @property({ type: Boolean, reflect: true }) closable = false;

  /** Its panel is shown. */
  get active(): boolean {
    return this.#isActive;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasAttribute('role')) this.role = 'tab';
    if (this.slot === '') this.slot = 'tab';
    if (this.id === '') this.id = `loqui-tab-${String((count += 1))}`;
  }

  /** @internal For the tabs. */
  put(isActive: boolean, panel: Element | undefined): void {
    this.#isActive = isActive;
    this.ariaSelected = String(isActive);
    setStates(this.#internals, { active: isActive });
    if (panel) this.setAttribute('aria-controls', panel.id);
    else this.removeAttribute('aria-controls');
  }

  protected override updated(_changed: PropertyValues<this>): void {
    setStates(this.#internals, { disabled: this.disabled });
    this.ariaDisabled = this.disabled ? 'true' : null;
    this.ariaDescription = this.closable ? this.#localize.term('closesTab') : null;
  }

  override render(): TemplateResult {
    // A tab holds no button: a screen reader would not find it.
    return html`<div part="base">
      <slot name="icon"></slot><span part="label"><slot></slot></span>${
        this.closable ? html`<span part="close" title=${this.#localize.term('closeTab')} aria-hidden="true">${closeIcon}</span>` : nothing
      }
    </div>`;
  }
}
