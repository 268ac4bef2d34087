import { LitElement, css, html, nothing } from 'lit';
import type { Message } from '@loqui/core';
import { LoquiUndoEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { trashIcon } from '../../primitives/occasional-icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { isMessage } from '../../property-shapes.js';

const styles = css`
  :host {
    display: block;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    line-height: 1.4;
  }
  [part='base'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: var(--loqui-removal-align, flex-start);
    gap: 0 6px;
    min-block-size: max(28px, 1.75rem);
  }
  .text {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .icon {
    inline-size: 14px;
    block-size: 14px;
  }
`;

/**
 * @summary In the place of a message that one has removed: says so, and takes it back while that can be done.
 * @tag loqui-removal
 *
 * @fires {LoquiUndoEvent} loqui-undo - The message shall stay.
 *
 * @csspart base - The line.
 * @csspart undo - The button.
 *
 * @cssproperty [--loqui-removal-align=flex-start] - Which side the line stands on: a value of `justify-content`.
 */
export class LoquiRemoval extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  #localize = new Localize(this);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The message; `removedAt` says until when its removal can be undone. */
  @property({ attribute: false, optional: true, shape: isMessage }) message?: Message;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** Milliseconds until it is too late. */
  get #left(): number {
    return (this.message?.removedAt ?? 0) - Date.now();
  }

  protected override updated(): void {
    clearTimeout(this.#timer);
    if (this.isConnected && this.#left > 0) this.#timer = setTimeout(() => this.requestUpdate(), this.#left);
  }

  #onUndo = (): void => {
    if (this.message) this.dispatchEvent(new LoquiUndoEvent(this.message.id));
  };

  override render(): unknown {
    if (this.message?.removedAt === undefined) return nothing;
    return html`<div part="base">
      <span class="text">${trashIcon}<span>${this.#localize.term('messageRemoved')}</span></span>
      ${this.#left > 0 ? html`<button part="undo" class="button link" type="button" @click=${this.#onUndo}>${this.#localize.term('undo')}</button>` : nothing}
    </div>`;
  }
}
