/** A line under an own message or in its place: an icon, a text that changes with time, buttons. */
import { LitElement, css, html, type CSSResultGroup, type TemplateResult } from 'lit';
import type { Message } from '@loqui/core';
import { property } from '../property.js';
import { isMessage } from '../property-shapes.js';
import { baseStyles } from '../styles/base.styles.js';
import { buttonStyles } from '../styles/button.styles.js';
import { token } from '../styles/tokens.styles.js';

const lineStyles = css`
  :host {
    display: flex;
    justify-content: var(--_align, flex-start);
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  [part='base'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: var(--_align, flex-start);
    gap: 0 6px;
    min-inline-size: 0;
  }
  .text {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: max(24px, 1.5rem);
  }
  .icon {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
  }
`;

export abstract class MessageLine extends LitElement {
  static override styles: CSSResultGroup = [baseStyles, buttonStyles, lineStyles];

  #timer: ReturnType<typeof setTimeout> | undefined;

  @property({ attribute: false, optional: true, shape: isMessage }) message?: Message;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(): void {
    clearTimeout(this.#timer);
    const due = this.isConnected && this.message ? this.due(this.message) : undefined;
    if (due) this.#timer = setTimeout(due.act ?? (() => this.requestUpdate()), Math.max(0, due.after));
  }

  /** In how many ms the line changes by itself. `act` then replaces the render. */
  protected abstract due(message: Message): { readonly after: number; readonly act?: () => void } | undefined;

  protected text(icon: TemplateResult, words: unknown): TemplateResult {
    return html`<span class="text">${icon}<span>${words}</span></span>`;
  }

  /** @param part its name for the page's styles */
  protected button(label: string, Act: new (messageId: string) => Event, part = ''): TemplateResult {
    const act = (): void => {
      const event = this.message && new Act(this.message.id);
      if (event) this.dispatchEvent(event);
    };
    return html`<button part=${part} class="button link" type="button" @click=${act}>${label}</button>`;
  }
}
