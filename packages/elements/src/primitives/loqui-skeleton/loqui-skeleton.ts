import { LitElement, html } from 'lit';
import { baseStyles } from '../../styles/base.styles.js';
import { property } from '../../property.js';
import styles from './loqui-skeleton.styles.js';

/** More are never seen at once. */
const MOST_LINES = 50;

/**
 * @summary Holds the place of what is being loaded. Screen readers pass over it: say in words, or by `aria-busy` around it, that something is loading.
 *
 * Lines are as high as lines of text in the font around, so the text that replaces them moves nothing.
 *
 * @tag loqui-skeleton
 *
 * @csspart base - All of it.
 * @csspart line - Each line.
 *
 * @cssproperty [--loqui-skeleton-size] - Diameter of a circle (28px, as an avatar), or height of a block (96px).
 */
export class LoquiSkeleton extends LitElement {
  static override styles = [baseStyles, styles];

  @property({ oneOf: ['lines', 'circle', 'block'], reflect: true }) shape: 'lines' | 'circle' | 'block' = 'lines';

  /** How many; the last of several is shorter. */
  @property({ type: Number, shape: (value) => Number.isInteger(value) && Number(value) > 0 }) lines = 3;

  override render(): unknown {
    if (this.shape !== 'lines') return html`<div part="base" class="fill ${this.shape}" aria-hidden="true"></div>`;
    const count = Math.min(this.lines, MOST_LINES);
    return html`<div part="base" aria-hidden="true">${Array.from({ length: count }, () => html`<div part="line"><span class="fill"></span></div>`)}</div>`;
  }
}
