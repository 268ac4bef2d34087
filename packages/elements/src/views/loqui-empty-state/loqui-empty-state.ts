import { LitElement, css, html, nothing } from 'lit';
import type { Author } from '@loqui/core';
import { LoquiSendEvent } from '../../events.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { isAuthor, isText, isTexts } from '../../property-shapes.js';

const styles = css`
  :host {
    display: block;
    padding: calc(${token.space} * 8) calc(${token.space} * 4);
    text-align: center;
    text-wrap: balance;
  }
  loqui-avatar {
    --loqui-avatar-size: 44px;
    margin-block-end: calc(${token.space} * 4);
  }
  h2 {
    margin: 0;
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  p {
    margin: 8px 0 0;
    color: ${token['text-muted']};
    font-size: 0.95em;
    line-height: 1.5;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 220px), 1fr));
    gap: 8px;
    max-inline-size: 560px;
    margin: calc(${token.space} * 6) auto 0;
    padding: 0;
    list-style: none;
  }
  [part='suggestion'] {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 44px;
    padding: 10px 14px;
    justify-content: flex-start;
    font-size: 0.9375em;
    font-weight: 400;
    text-align: start;
    text-wrap: pretty;
  }
`;

/**
 * @summary Shown before the first message: a greeting and a few questions to choose from.
 * @tag loqui-empty-state
 *
 * @slot - More below the suggestions.
 *
 * @fires {LoquiSendEvent} loqui-send - Send a suggestion.
 *
 * @csspart greeting - The greeting.
 * @csspart text - The line below it.
 * @csspart suggestion - One suggestion.
 */
export class LoquiEmptyState extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  @property({ attribute: false, optional: true, shape: isAuthor }) agent?: Author;

  @property() greeting = '';

  /** Line below the greeting. */
  @property() text = '';

  /** Questions to choose from, four at most. A press sends one. */
  @property({ type: Array, attribute: false, shape: isText }) suggestions: readonly string[] = [];

  /** Ids of the agents that a suggestion is sent to. */
  @property({ attribute: false, optional: true, shape: isTexts }) to?: readonly string[];

  #onTake(suggestion: string): void {
    this.dispatchEvent(new LoquiSendEvent(suggestion, this.to));
  }

  override render(): unknown {
    return html`
      ${this.agent ? html`<loqui-avatar .author=${this.agent}></loqui-avatar>` : nothing}
      ${this.greeting ? html`<h2 part="greeting">${this.greeting}</h2>` : nothing} ${this.text ? html`<p part="text">${this.text}</p>` : nothing}
      ${
        this.suggestions.length > 0
          ? html`<ul>
              ${this.suggestions.slice(0, 4).map(
                (suggestion) =>
                  html`<li>
                    <button part="suggestion" class="button" type="button" @click=${() => this.#onTake(suggestion)}>${suggestion}</button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <slot></slot>
    `;
  }
}
