import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { ConnectionState, Message, RoomView, Window } from '@loqui/core';
import { roomContext } from '../../context.js';
import { Localize } from '../../localize/localize.js';
import { settled, Watch } from '../../observe.js';
import type { LoquiAnnouncer } from '../../views/loqui-announcer/loqui-announcer.js';
import { earlyEndOf } from '../../views/loqui-message/parts.js';
import { arrivalsSince, newestOffset } from '../unread-count.js';
import { strings } from './loqui-room-announcer.strings.js';

/** Characters that are announced of one message. The list has the rest. */
const LONGEST = 500;

/**
 * @summary Announces to screen readers: an agent begins to answer, its finished answer, others' messages, a lost and restored connection. One per panel.
 * @tag loqui-room-announcer
 */
export class LoquiRoomAnnouncer extends LitElement {
  #localize = new Localize(this, strings);
  #live = new Watch<Window | undefined>(this, () => this.room?.messages.live$, undefined);
  #connection = new Watch<ConnectionState | undefined>(this, () => this.room?.connection$, undefined);
  /** Messages up to this offset were announced; `undefined` until the room is open: history is not announced. */
  #announced: { readonly room: RoomView; readonly offset: number } | undefined;
  #lost = false;

  @query('loqui-announcer') private announcer!: LoquiAnnouncer;

  @consume({ context: roomContext, subscribe: true })
  @state()
  private room?: RoomView;

  announce(text: string): void {
    this.announcer.announce(text);
  }

  protected override updated(): void {
    const { room } = this;
    if (!room) return;
    this.#announceConnection();
    const ids = this.#live.value?.ids;
    if (!ids || room.info.phase !== 'live') return;
    const last = this.#announced;
    this.#announced = { room, offset: newestOffset(room, ids) };
    if (last?.room !== room) {
      // The end of an answer is announced even if its beginning was not.
      for (const id of ids.slice()) this.#follow(room, room.messages.get(id));
      return;
    }
    for (const message of arrivalsSince(room, ids, last.offset)) this.#onArrival(room, message);
  }

  #onArrival(room: RoomView, message: Message): void {
    if (message.status !== 'streaming') return this.#announceMessage(message);
    this.announcer.announce(this.#localize.term('isAnswering', message.author.name));
    this.#follow(room, message);
  }

  #follow(room: RoomView, message: Message | undefined): void {
    if (message?.status !== 'streaming') return;
    const finished = settled(room.messages.message$(message.id), (now) => now?.status !== 'streaming');
    void finished.then((now) => {
      if (now && this.isConnected && this.room === room) this.#announceMessage(now);
    });
  }

  #announceMessage(message: Message): void {
    const text = message.parts
      .flatMap((part) => (part.type === 'text' ? [part.text] : []))
      .join(' ')
      .replace(/```[^\n]*\n?|[*_`#>|]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const spoken = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    const end =
      message.status === 'failed'
        ? 'failed'
        : message.status === 'stopped'
          ? 'stopped'
          : message.status === 'interrupted'
            ? 'interrupted'
            : earlyEndOf(message);
    const words = [spoken, end ? this.#localize.term(end) : ''].filter(Boolean).join('. ');
    if (words !== '') this.announcer.announce(this.#localize.term('says', message.author.name, words));
  }

  #announceConnection(): void {
    const status = this.#connection.value?.status;
    if (status === 'waiting' || status === 'closed') {
      if (!this.#lost) this.announcer.announce(this.#localize.term('connectionLost'));
      this.#lost = true;
    } else if (status === 'open' && this.#lost) {
      this.announcer.announce(this.#localize.term('connectionBack'));
      this.#lost = false;
    }
  }

  override render(): unknown {
    return html`<loqui-announcer></loqui-announcer>`;
  }
}
