import { consume } from '@lit/context';
import { LitElement, css, html, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { ActiveRun, Author, ConnectionState, InfoState, Message, Permissions, RoomView, ServerLimits } from '@loqui/core';
import { composingContext, roomContext, type Composing } from '../../context.js';
import { LoquiEditStartEvent } from '../../events.js';
import { once, tellMissing } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { Watch } from '../../observe.js';
import { exportparts } from '../../styles/forwarded-parts.js';
import { leadAgent } from '../lead-agent.js';
import { troubleOf } from '../room-trouble.js';
import type { LoquiComposer } from '../../views/loqui-composer/loqui-composer.js';
import { beginningOf, markdownOf } from '../../views/loqui-message/parts.js';
import { lastEditable, mayStop, messageActs } from '../message-acts.js';
import { adopt, property, textFrom } from '../../property.js';
import { strings } from './loqui-room-composer.strings.js';

const mentions = once(() => import('./room-mentions.js'));

/**
 * @summary The composer of the room around it: names who will answer, restores an earlier draft, stops the person's run, shows the message that is edited or
 * answered. The up arrow in an empty composer edits the person's last message.
 * @tag loqui-room-composer
 *
 * @fires {LoquiEditStartEvent} loqui-edit-start - Edit the person's last message.
 *
 * @slot tools - Buttons at the start of the row below the text.
 * @slot actions - Buttons before send.
 *
 * @csspart composer - The composer inside.
 * @csspart field - The box around the text.
 * @csspart input - The text area.
 * @csspart composing - The line above it with the edited or answered message.
 * @csspart cancel - The cancel button in that line.
 * @csspart tools - The row below the text.
 * @csspart hint - The line about keys.
 * @csspart excess - Shown instead of the hint: by how much the text is too long.
 * @csspart send - The send button.
 * @csspart stop - The stop button.
 */
export class LoquiRoomComposer extends LitElement {
  static override styles = css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
    }
    loqui-composer {
      min-block-size: 0;
    }
  `;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  #localize = new Localize(this, strings);
  #info = new Watch<InfoState | undefined>(this, () => this.room?.info$, undefined);
  #connection = new Watch<ConnectionState | undefined>(this, () => this.room?.connection$, undefined);
  #me = new Watch<Author | undefined>(this, () => this.room?.me$, undefined);
  #runs = new Watch<readonly ActiveRun[]>(this, () => this.room?.streaming.active$, []);
  #limits = new Watch<ServerLimits | undefined>(this, () => this.room?.limits$, undefined);
  #draft = new Watch<string>(this, () => this.#drafts(), '');
  #draftsOf: { room: RoomView; source: RoomView['draft$'] } | undefined;
  #filled: RoomView | undefined;

  #early = '';

  @query('loqui-composer') private composer!: LoquiComposer | null;

  @consume({ context: roomContext, subscribe: true })
  @state()
  private room?: RoomView;

  @consume({ context: composingContext, subscribe: true })
  @state()
  private composing?: Composing | undefined;

  /** The room is a conversation with an agent: every message asks it. */
  @property({ type: Boolean }) assistant = false;

  /** Id of that agent; default: the room's first. */
  @property() agent = '';

  /** Replaces the placeholder that names the room or the agent. */
  @property() placeholder = '';

  @property({ type: Boolean }) readonly = false;

  /** Files can be attached; see `loqui-attach`. */
  @property({ type: Boolean }) uploads = false;

  constructor() {
    super();
    adopt(this, 'value');
    this.addEventListener('input', this.#onInput);
  }

  protected override firstUpdated(): void {
    if (this.#early !== '') this.value = this.#early;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('room') && changed.get('room') && this.room !== this.#filled) this.value = '';
    // Text that is being written wins over the draft.
    if (this.room && this.#filled !== this.room && this.#draft.value !== '') {
      this.#filled = this.room;
      if (this.value === '') this.value = this.#draft.value;
    }
  }

  get value(): string {
    return this.composer?.value ?? this.#early;
  }
  set value(text: string) {
    if (this.composer) this.composer.value = textFrom(text);
    else this.#early = textFrom(text);
  }

  get #permissions(): Permissions | undefined {
    return this.#info.value?.permissions;
  }

  #messageFor(kind: Composing['kind']): Message | undefined {
    const message = this.composing?.kind === kind ? this.room?.messages.get(this.composing.messageId) : undefined;
    return message && this.#permissions && messageActs(message, this.#me.value, this.#permissions).includes(kind) ? message : undefined;
  }

  /** Until the first sign of a mention. */
  #onInput = (): void => {
    if (!this.value.includes('@')) return;
    this.removeEventListener('input', this.#onInput);
    mentions()
      .then(({ offerMentions }) => offerMentions(this, () => this.room, this.#localize))
      .catch((cause: unknown) => tellMissing('The list of mentions', cause));
  };

  #onKeydown = (event: KeyboardEvent): void => {
    const { room, composer } = this;
    if (event.key !== 'ArrowUp' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!room || composer?.value !== '' || composer.editing !== '') return;
    const last = lastEditable(room, this.#me.value);
    if (!last) return;
    event.preventDefault();
    this.dispatchEvent(new LoquiEditStartEvent(last.id));
  };

  override render(): unknown {
    const edited = this.#messageFor('edit');
    const answered = this.#messageFor('reply');
    const agent = leadAgent(this.#info.value, this.assistant, this.agent);
    const run = this.#run(agent);
    return html`<loqui-composer
      part="composer"
      exportparts=${exportparts('loqui-room-composer', 'loqui-composer')}
      .placeholder=${this.placeholder || this.#whoAnswers(agent)}
      .to=${this.assistant ? [agent?.id ?? this.agent] : undefined}
      .mentions=${this.assistant ? [] : (this.#info.value?.agents ?? [])}
      .editing=${edited?.id ?? ''}
      .original=${edited ? markdownOf(edited) : ''}
      .unsaved=${edited?.delivery?.state === 'refused' || edited?.status === 'failed'}
      .replyTo=${answered?.id ?? ''}
      .replyAuthor=${answered?.author.name ?? ''}
      .replyText=${answered ? beginningOf(answered) : ''}
      .limit=${this.#limits.value?.text ?? 0}
      .busy=${run !== undefined}
      .run=${run?.id ?? ''}
      .readonly=${this.readonly || this.#permissions?.send === false}
      .uploads=${this.uploads}
      .disabled=${troubleOf(this.#info.value, this.#connection.value) !== undefined}
      @keydown=${this.#onKeydown}
    >
      <slot name="tools" slot="tools"></slot>
      <slot name="actions" slot="actions"></slot>
    </loqui-composer>`;
  }

  /** The newest run that Stop stops: this agent's, or in a room of people the one that we asked for. */
  #run(agent: Author | undefined): ActiveRun | undefined {
    const me = this.#me.value;
    return this.#runs.value.findLast(
      (run) => (this.assistant ? run.agent === agent?.id : run.asker === me?.id) && this.#permissions && mayStop(run, me, this.#permissions),
    );
  }

  #whoAnswers(agent: Author | undefined): string {
    if (agent) return this.#localize.term('ask', agent.name);
    const title = this.#info.value?.title ?? '';
    return title === '' ? this.#localize.term('message') : this.#localize.term('messageTo', title);
  }

  /** Reads `draft$` once per room: each read returns a new source, but renders need the same one. */
  #drafts(): RoomView['draft$'] | undefined {
    const { room } = this;
    if (!room) return undefined;
    if (this.#draftsOf?.room !== room) this.#draftsOf = { room, source: room.draft$ };
    return this.#draftsOf.source;
  }
}
