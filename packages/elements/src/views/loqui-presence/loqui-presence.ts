import { LitElement, css, html, nothing } from 'lit';
import type { Author } from '@loqui/core';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { isAuthor } from '../../property-shapes.js';
import { strings } from './loqui-presence.strings.js';

/**
 * @summary Who is here: a few stacked avatars and a count. Each has its name on hover, and all of them for a screen reader.
 * @tag loqui-presence
 *
 * @csspart base - The group.
 * @csspart rest - The count of other members.
 */
export class LoquiPresence extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
    }
    [part='base'] {
      display: flex;
    }
  `;

  #localize = new Localize(this, strings);

  @property({ type: Array, attribute: false, shape: isAuthor }) members: readonly Author[] = [];

  /** Most avatars. */
  @property({ type: Number }) max = 4;

  override render(): unknown {
    if (this.members.length === 0) return nothing;
    return html`<div part="base" role="group" aria-label=${this.#localize.term('members')}>
      <loqui-avatar-group exportparts="rest" .members=${this.members} .max=${this.max}></loqui-avatar-group>
    </div>`;
  }
}
