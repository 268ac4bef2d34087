import { LitElement, css, html, nothing } from 'lit';
import type { Author } from '@loqui/core';
import { Localize } from '../../localize/localize.js';
import { baseStyles } from '../../styles/base.styles.js';
import { dotsStyles } from '../../styles/dots.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { isAuthor } from '../../property-shapes.js';
import { strings } from './loqui-typing.strings.js';

const styles = css`
  :host {
    display: block;
    min-block-size: 1.54em;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    line-height: 1.54;
  }
  [part='base'] {
    display: flex;
    align-items: center;
    gap: 8px;
    animation: loqui-appear ${token.duration} ease-out;
  }
  .names {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @keyframes loqui-appear {
    from {
      opacity: 0;
    }
  }
`;

/**
 * @summary Who types now. Its height is fixed, also while nobody types.
 * @tag loqui-typing
 *
 * @csspart base - Dots and names.
 */
export class LoquiTyping extends LitElement {
  static override styles = [baseStyles, dotsStyles, styles];

  #localize = new Localize(this, strings);

  /** Without the reader. */
  @property({ type: Array, attribute: false, shape: isAuthor }) members: readonly Author[] = [];

  override render(): unknown {
    const [first, second, third] = this.members;
    if (!first) return nothing;
    const localize = this.#localize;
    const text = !second ? localize.term('isTyping', first.name) : third ? localize.term('severalTyping') : localize.term('areTyping', first.name, second.name);
    return html`<div part="base">
      <span class="dots" aria-hidden="true"><i></i><i></i><i></i></span><span class="names"><bdi>${text}</bdi></span>
    </div>`;
  }
}
