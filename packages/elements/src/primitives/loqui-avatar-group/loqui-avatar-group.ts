import { LitElement, html, nothing } from 'lit';
import type { Author } from '@loqui/core';
import { Localize } from '../../localize/localize.js';
import { baseStyles } from '../../styles/base.styles.js';
import { property } from '../../property.js';
import { isAuthor } from '../../property-shapes.js';
import styles from './loqui-avatar-group.styles.js';

/**
 * @summary Members as avatars that overlap, and a count of the rest. One picture for a screen reader, whose name lists all of them.
 * @tag loqui-avatar-group
 *
 * @csspart base - The row.
 * @csspart rest - The count of the members that are not shown.
 *
 * @cssproperty [--loqui-avatar-size] - Diameter of each avatar: 24px, 28px or 36px by `size`.
 * @cssproperty [--loqui-avatar-group-ring] - Colour of the ring between two avatars: that of the surface behind.
 */
export class LoquiAvatarGroup extends LitElement {
  static override styles = [baseStyles, styles];

  #localize = new Localize(this);

  @property({ oneOf: ['small', 'medium', 'large'] }) size: 'small' | 'medium' | 'large' = 'medium';

  /** In the order in which they are shown. */
  @property({ type: Array, attribute: false, shape: isAuthor }) members: readonly Author[] = [];

  /** Most avatars; one member more is shown as an avatar too, as its count would take the same place. */
  @property({ type: Number, shape: (value) => Number.isInteger(value) && Number(value) >= 0 }) max = 4;

  override render(): unknown {
    const { members, max, size } = this;
    if (members.length === 0) return nothing;
    const rest = members.length - max > 1 ? members.slice(max) : [];
    const shown = members.slice(0, members.length - rest.length);
    return html`<div part="base" class=${size} role="img" aria-label=${this.#listed(members)}>
      ${shown.map((member) => html`<span class="disc" title=${member.name}><loqui-avatar .author=${member}></loqui-avatar></span>`)}${rest.length > 0 ? html`<span part="rest" class="disc" title=${this.#listed(rest)}>+${this.#localize.number(rest.length)}</span>` : nothing}
    </div>`;
  }

  #listed(members: readonly Author[]): string {
    return new Intl.ListFormat(this.#localize.lang(), { type: 'conjunction' }).format(members.map(({ name }) => name));
  }
}
