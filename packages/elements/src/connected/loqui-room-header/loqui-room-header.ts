import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { Author, ConnectionState, InfoState, Presence, RoomView } from '@loqui/core';
import { conversationsContext, roomContext, type OwnConversations } from '../../context.js';
import { LoquiConversationListEvent, LoquiNewChatEvent } from '../../events.js';
import { need, needSoon } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { Watch } from '../../observe.js';
import { historyIcon, newChatIcon } from '../../primitives/icons.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { token } from '../../styles/tokens.styles.js';
import { leadAgent } from '../lead-agent.js';
import { property } from '../../property.js';
import { strings } from './loqui-room-header.strings.js';

/** Most avatars beside the title; a count stands for the rest. */
const FACES = 4;

const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    contain-intrinsic-inline-size: 24rem;
    font-family: ${token.font};
  }
  [part='base'] {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 60px;
    padding: 10px 16px;
    border-block-end: 1px solid ${token.border};
  }
  .own {
    display: flex;
    gap: 2px;
    margin-inline-end: -6px;
  }
  .titles {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.35;
  }
  h2,
  p {
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* As high while there is no title yet. */
  h2 {
    min-block-size: 1.35em;
    font-size: ${token['font-size']};
    font-weight: 600;
    letter-spacing: -0.005em;
  }
  p {
    block-size: 1.4em;
    line-height: 1.4;
    color: ${token['text-muted']};
    font-size: ${token['font-size-small']};
    font-variant-numeric: tabular-nums;
  }
  /* No second line: the title stands in the middle. */
  p.empty {
    block-size: 0;
  }
  /* As wide as the messages below. */
  @container (min-width: 48em) {
    .bar {
      padding-inline: max(24px, (100cqi - ${token.measure} - 38px) / 2);
    }
  }
  @media (pointer: coarse) {
    .own {
      gap: 16px;
    }
  }
  @container (max-width: 22.6em) {
    [part='base'] {
      min-block-size: 48px;
      padding: 7px 12px;
    }
    .face,
    loqui-presence {
      display: none;
    }
  }
`;

/**
 * @summary The header of a panel: the room's title, who is here, and the connection while it is not open.
 * @tag loqui-room-header
 *
 * @slot actions - Buttons and meters at the end.
 *
 * @fires {LoquiNewChatEvent} loqui-new-chat - Begin a new private conversation.
 * @fires {LoquiConversationListEvent} loqui-conversation-list - Show or close the list of conversations.
 *
 * @csspart base - The bar.
 * @csspart title - The room's title.
 * @csspart subtitle - The line below: who is here, or the connection.
 */
export class LoquiRoomHeader extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  #localize = new Localize(this, strings);
  #info = new Watch<InfoState | undefined>(this, () => this.room?.info$, undefined);
  #members = new Watch<readonly Presence[]>(this, () => this.room?.presence.members$, []);
  #me = new Watch<Author | undefined>(this, () => this.room?.me$, undefined);
  #connection = new Watch<ConnectionState | undefined>(this, () => this.room?.connection$, undefined);

  @consume({ context: roomContext, subscribe: true })
  @state()
  private room?: RoomView;

  @consume({ context: conversationsContext, subscribe: true })
  @state()
  private conversations?: OwnConversations | undefined;

  /** The list of conversations is shown. */
  @property({ type: Boolean }) listing = false;

  /** Replaces the room's own title. */
  @property() heading = '';

  /** The room is a conversation with an agent, whose avatar comes first. */
  @property({ type: Boolean }) assistant = false;

  /** Id of that agent; default: the room's first. */
  @property() agent = '';

  protected override firstUpdated(): void {
    needSoon('loqui-connection-status');
  }

  override render(): unknown {
    const agents = this.#info.value?.agents ?? [];
    const lead = leadAgent(this.#info.value, this.assistant, this.agent);
    const people = this.#members.value.flatMap(({ member }) => (member.kind === 'person' ? [member] : []));
    const title = [this.heading, this.#info.value?.title, lead?.name, this.conversations ? '' : this.room?.id].find(Boolean) ?? '';
    // Agents come first, however many people there are.
    const before = Math.max(0, FACES - agents.length);
    const faces = lead ? people : [...people.slice(0, before), ...agents, ...people.slice(before)];
    const fine = this.#connection.value === undefined || this.#connection.value.status === 'open' || this.#connection.value.status === 'idle';
    if (faces.length > 0) need('loqui-presence');
    const who = fine ? this.#who(people.length, agents.length, lead && lead.name !== title ? lead.name : '') : '';
    return html`<div part="base" class=${this.listing ? '' : 'bar'}>
      ${lead ? html`<loqui-avatar class="face" .author=${lead}></loqui-avatar>` : nothing}
      <div class="titles">
        <h2 part="title" aria-label=${title === '' ? this.#localize.term('conversation') : nothing}><bdi>${title}</bdi></h2>
        <p part="subtitle" class=${this.#info.value && fine && who === '' ? 'empty' : ''}>
          <loqui-connection-status .connection=${this.#connection.value}></loqui-connection-status>
          ${fine ? html`<bdi>${who}</bdi>` : nothing}
        </p>
      </div>
      ${!this.assistant || people.length > 1 ? html`<loqui-presence .members=${faces} .max=${FACES}></loqui-presence>` : nothing}
      ${this.conversations ? this.#own() : nothing}
      <slot name="actions"></slot>
    </div>`;
  }

  focusList(): void {
    this.shadowRoot?.querySelector<HTMLElement>('.list')?.focus();
  }

  #onNew = (): void => {
    this.dispatchEvent(new LoquiNewChatEvent());
  };

  #onList = (): void => {
    this.dispatchEvent(new LoquiConversationListEvent(!this.listing));
  };

  #own(): unknown {
    const [list, fresh] = [this.#localize.term('conversations'), this.#localize.term('newChat')];
    return html`<div class="own">
      <button class="icon-button list" type="button" title=${list} aria-label=${list} aria-expanded=${String(this.listing)} @click=${this.#onList}>
        ${historyIcon}
      </button>
      <button class="icon-button" type="button" title=${fresh} aria-label=${fresh} @click=${this.#onNew}>${newChatIcon}</button>
    </div>`;
  }

  /** Names of others who can read the private conversation. */
  #others(): string {
    const names = this.#members.value.flatMap(({ member }) => (member.kind === 'person' && member.id !== this.#me.value?.id ? [member.name] : []));
    return this.conversations && this.#me.value && names.length > 0 ? this.#localize.term('alsoHere', names.join(', ')) : '';
  }

  #who(people: number, agents: number, lead: string): string {
    const others = this.#others();
    if (others) return others;
    const here = people > 0 ? this.#localize.term('here', people) : '';
    if (this.assistant) return [lead, people > 1 ? here : ''].filter(Boolean).join(' · ');
    return [here, agents > 0 ? this.#localize.term('agents', agents) : ''].filter(Boolean).join(' · ');
  }
}
