import { LitElement, css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { Localize } from '../../localize/localize.js';
import { chevronIcon } from '../../primitives/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { disclosureStyles } from '../../styles/disclosure.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { strings } from './loqui-reasoning.strings.js';

const styles = css`
  :host {
    display: block;
    font-size: ${token['font-size-small']};
    line-height: 1.55;
    color: ${token['text-muted']};
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    margin-inline-start: -3px;
    padding-inline-end: 6px;
    border-radius: ${token['radius-small']};
  }
  summary:hover {
    color: ${token.text};
  }
  .streaming {
    animation: loqui-breathe 1.8s ease-in-out infinite;
  }
  @keyframes loqui-breathe {
    50% {
      opacity: 0.55;
    }
  }
  [part='text'] {
    display: block;
    margin-block: 4px 8px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid ${token.border};
    --loqui-text: ${token['text-muted']};
    --loqui-font-size: 1em;
  }
`;

/**
 * @summary The reasoning of an agent before its answer: a line that opens.
 * @tag loqui-reasoning
 *
 * @csspart summary - The line.
 * @csspart text - The reasoning.
 */
export class LoquiReasoning extends LitElement {
  static override styles = [baseStyles, disclosureStyles, styles];

  #localize = new Localize(this, strings);

  @state() private open = false;

  /** Markdown. */
  @property() text = '';

  @property({ type: Boolean }) streaming = false;

  #onToggle = (event: Event): void => {
    this.open = (event.currentTarget as HTMLDetailsElement).open;
  };

  override render(): unknown {
    return html`<details @toggle=${this.#onToggle}>
      <summary part="summary">
        <span class="chevron">${chevronIcon}</span
        ><span class=${this.streaming ? 'streaming' : ''}>${this.#localize.term(this.streaming ? 'thinking' : 'thought')}</span>
      </summary>
      ${
        // Rendered when it is opened: most reasoning is never read.
        this.open ? html`<loqui-markdown part="text" .text=${this.text} .streaming=${this.streaming}></loqui-markdown>` : nothing
      }
    </details>`;
  }
}
