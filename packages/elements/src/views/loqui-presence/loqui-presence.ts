import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Author } from '@loqui/core';
import { Localize } from '../../localize/localize.js';
import { baseStyles } from '../../styles/base.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { isAuthor } from '../../property-shapes.js';
import { strings } from './loqui-presence.strings.js';

const styles = css`
  :host {
    display: inline-block;
  }
  ul {
    display: flex;
    margin: 0;
    padding: 0;
    /* Not none: Safari would no longer call it a list. */
    list-style-type: '';
  }
  li {
    display: flex;
    border-radius: ${token['radius-pill']};
    box-shadow: 0 0 0 2px ${token.surface};
  }
  li + li {
    margin-inline-start: -6px;
  }
  .rest {
    display: grid;
    place-items: center;
    min-inline-size: max(28px, 1.75rem);
    block-size: max(28px, 1.75rem);
    padding-inline: 6px;
    background: color-mix(in oklab, ${token.surface}, ${token.text} 8%);
    font-size: calc(${token['font-size-tiny']} * 0.92);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
`;

/**
 * @summary Who is here: a few stacked avatars and a count. Each has its name for a screen reader and on hover.
 * @tag loqui-presence
 *
 * @csspart list - The list of avatars.
 * @csspart rest - The count of other members.
 */
export class LoquiPresence extends LitElement {
  static override styles = [baseStyles, styles];

  #localize = new Localize(this, strings);

  @property({ type: Array, attribute: false, shape: isAuthor }) members: readonly Author[] = [];

  /** Most avatars. */
  @property({ type: Number }) max = 4;

  override render(): unknown {
    if (this.members.length === 0) return nothing;
    const shown = this.members.slice(0, this.max);
    const rest = this.members.slice(this.max);
    return html`<ul part="list" aria-label=${this.#localize.term('members')}>
      ${repeat(
        shown,
        (member) => member.id,
        (member) => html`<li title=${member.name}><loqui-avatar .author=${member}></loqui-avatar><span class="visually-hidden">${member.name}</span></li>`,
      )}
      ${
        rest.length > 0
          ? html`<li part="rest" class="rest" title=${rest.map((member) => member.name).join(', ')}>
              <span aria-hidden="true">+${rest.length}</span><span class="visually-hidden">${rest.map((member) => member.name).join(', ')}</span>
            </li>`
          : nothing
      }
    </ul>`;
  }
}
