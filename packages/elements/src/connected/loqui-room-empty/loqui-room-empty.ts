import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { state } from 'lit/decorators.js';
import type { InfoState, RoomView } from '@loqui/core';
import { roomContext } from '../../context.js';
import { Localize } from '../../localize/localize.js';
import { Watch } from '../../observe.js';
import { exportparts } from '../../styles/forwarded-parts.js';
import { leadAgent } from '../lead-agent.js';
import { property } from '../../property.js';
import { isText } from '../../property-shapes.js';
import { strings } from './loqui-room-empty.strings.js';

/**
 * @summary Shown before a room's first message: a greeting, and questions to choose from.
 * @tag loqui-room-empty
 *
 * @csspart state - The empty state inside.
 * @csspart greeting - The greeting in it.
 * @csspart text - The line below that.
 * @csspart suggestion - One suggestion.
 */
export class LoquiRoomEmpty extends LitElement {
  #localize = new Localize(this, strings);
  #info = new Watch<InfoState | undefined>(this, () => this.room?.info$, undefined);

  @consume({ context: roomContext, subscribe: true })
  @state()
  private room?: RoomView;

  /** The room is a conversation with an agent. */
  @property({ type: Boolean }) assistant = false;

  /** Id of that agent; default: the room's first. */
  @property() agent = '';

  @property() greeting = '';

  @property({ type: Array, attribute: false, shape: isText }) suggestions: readonly string[] = [];

  override render(): unknown {
    const localize = this.#localize;
    const agent = leadAgent(this.#info.value, this.assistant, this.agent);
    const greeting = agent ? localize.term('emptyAgent', agent.name) : localize.term('emptyRoom');
    const text = this.assistant ? (this.suggestions.length > 0 ? localize.term('emptyAgentText') : '') : localize.term('emptyRoomText');
    return html`<loqui-empty-state
      part="state"
      exportparts=${exportparts('loqui-room-empty', 'loqui-empty-state')}
      .agent=${agent}
      .greeting=${this.greeting || greeting}
      .text=${this.greeting ? '' : text}
      .suggestions=${this.suggestions}
      .to=${this.assistant ? [agent?.id ?? this.agent] : undefined}
    ></loqui-empty-state>`;
  }
}
