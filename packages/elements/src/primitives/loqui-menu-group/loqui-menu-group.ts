import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from '../../property.js';
import { baseStyles } from '../../styles/base.styles.js';
import styles from './loqui-menu-group.styles.js';

/**
 * @summary Items of a `<loqui-menu>` that belong together, under a heading. Of its radio items one is checked.
 * @tag loqui-menu-group
 *
 * @slot - The items.
 * @slot label - Instead of the attribute.
 *
 * @csspart label - The heading.
 */
export class LoquiMenuGroup extends LitElement {
  static override styles = [baseStyles, styles];

  /** The heading. Also a slot. */
  @property() label = '';

  #onSlotchange = (): void => this.requestUpdate();

  override render(): TemplateResult {
    const hasLabel = this.label !== '' || this.querySelector(":scope > [slot='label']") !== null;
    return html`<div role="group" aria-labelledby=${hasLabel ? 'label' : nothing}>
      <div part="label" id="label" ?hidden=${!hasLabel}><slot name="label" @slotchange=${this.#onSlotchange}>${this.label}</slot></div>
      <slot></slot>
    </div>`;
  }
}
