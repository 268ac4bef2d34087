import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { ActiveRun, Author, InfoState, RoomView } from '@loqui/core';
import { roomContext } from '../../context.js';
import { need } from '../../lazy.js';
import { Watch } from '../../observe.js';
import { property } from '../../property.js';
import { mayStop } from '../message-acts.js';

/**
 * @summary One line above the composer: which agent works, and who types. Its height is fixed.
 * @tag loqui-room-activity
 *
 * @csspart run - What an agent does.
 * @csspart typing - Who types.
 */
export class LoquiRoomActivity extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      align-items: center;
      gap: 16px;
      min-block-size: max(24px, 1.5rem);
      min-inline-size: 0;
    }
    loqui-run-status,
    loqui-typing {
      min-inline-size: 0;
    }
    /* Where there is room for one only, it is the one that can be stopped. */
    @container (max-width: 22.6em) {
      loqui-run-status + loqui-typing {
        display: none;
      }
    }
  `;

  #info = new Watch<InfoState | undefined>(this, () => this.room?.info$, undefined);
  #me = new Watch<Author | undefined>(this, () => this.room?.me$, undefined);
  #typing = new Watch<readonly Author[]>(this, () => this.room?.presence.typing$, []);
  #runs = new Watch<readonly ActiveRun[]>(this, () => this.room?.streaming.active$, []);

  @consume({ context: roomContext, subscribe: true })
  @state()
  private room?: RoomView;

  /** In a conversation with an agent its message and the stop button are visible, and not repeated here. */
  @property({ type: Boolean }) assistant = false;

  #mayStop(run: ActiveRun): boolean {
    const permissions = this.#info.value?.permissions;
    return permissions !== undefined && mayStop(run, this.#me.value, permissions);
  }

  override render(): unknown {
    const run = this.#runs.value.findLast(({ status }) => !this.assistant || status !== 'running');
    const agent = this.#info.value?.agents.find(({ id }) => id === run?.agent);
    const others = this.#typing.value.filter(({ id }) => id !== this.#me.value?.id);
    if (others.length > 0) need('loqui-typing');
    return html`
      ${run ? html`<loqui-run-status part="run" .run=${run} .agent=${agent} .noStop=${this.assistant || !this.#mayStop(run)}></loqui-run-status>` : nothing}
      ${others.length > 0 ? html`<loqui-typing part="typing" .members=${others}></loqui-typing>` : nothing}
    `;
  }
}
