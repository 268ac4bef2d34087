import { LitElement, css, html, nothing } from 'lit';
import type { ActiveRun, Author } from '@loqui/core';
import { LoquiStopEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { dotsStyles } from '../../styles/dots.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { property } from '../../property.js';
import { isAuthor, like } from '../../property-shapes.js';
import { strings } from './loqui-run-status.strings.js';

const styles = css`
  :host {
    display: block;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    line-height: 1.54;
  }
  [part='base'] {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
  }
  .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .button {
    margin-block: -2px;
  }
`;

/**
 * @summary What an agent is doing now, and a button that stops it for everybody.
 * @tag loqui-run-status
 *
 * @fires {LoquiStopEvent} loqui-stop - Stop the run.
 *
 * @csspart base - The line.
 * @csspart stop - The stop button.
 */
export class LoquiRunStatus extends LitElement {
  static override styles = [baseStyles, buttonStyles, dotsStyles, styles];

  #localize = new Localize(this, strings);

  @property({ attribute: false, optional: true, shape: like({ id: 'string', status: 'string' }) }) run?: ActiveRun;

  /** Without it, the id of the agent is shown. */
  @property({ attribute: false, optional: true, shape: isAuthor }) agent?: Author;

  @property({ type: Boolean, attribute: 'no-stop' }) noStop = false;

  #onStop = (): void => {
    if (this.run) this.dispatchEvent(new LoquiStopEvent(this.run.id));
  };

  override render(): unknown {
    const { run } = this;
    if (!run) return nothing;
    // A run that is under way has a message, which shows dots or a caret of its own.
    return html`<div part="base">
      ${run.status === 'running' ? nothing : html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`}<span class="text"
        ><bdi>${this.#text(run)}</bdi></span
      >
      ${this.noStop ? nothing : html`<button part="stop" class="button link" type="button" @click=${this.#onStop}>${this.#localize.term('stop')}</button>`}
    </div>`;
  }

  #text(run: ActiveRun): string {
    const name = this.agent?.name ?? run.agent;
    if (run.status === 'waiting') return this.#localize.term('runWaiting', name);
    if (run.status === 'queued') return this.#localize.term('runQueued', name);
    switch (run.activity) {
      case 'starting':
        return this.#localize.term('runStarting', name);
      case 'thinking':
        return this.#localize.term('runThinking', name);
      case 'writing':
        return this.#localize.term('runWriting', name);
      case 'calling':
        return this.#localize.term('runCalling', name, run.tool ?? '…');
    }
  }
}
