import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { ConnectionState, Message, RoomView, Window } from '@loqui/core';
import { roomContext } from '../../context.js';
import { Localize } from '../../localize/localize.js';
import { settled, Watch } from '../../observe.js';
import type { LoquiAnnouncer } from '../../views/loqui-announcer/loqui-announcer.js';
import { earlyEndOf } from '../../views/loqui-message/parts.js';
import { arrivalsSince, newestOffset } from '../arrivals.js';
import { strings } from './loqui-room-announcer.strings.js';

/** Longest text that is spoken of one message, in characters. The rest can be read in the list. */
const LONGEST = 500;

/**
 * @summary Tells a screen reader what happens in the room: that an agent answers, and the answer once it is finished; what others write; the line lost and back.
 * Never single tokens. One per panel.
 * @tag loqui-room-announcer
 */
export class LoquiRoomAnnouncer extends LitElement {
  #localize = new Localize(this, strings);
  #live = new Watch<Window | undefined>(this, () => this.room?.messages.live$, undefined);
  #connection = new Watch<ConnectionState | undefined>(this, () => this.room?.connection$, undefined);
  /** Messages up to this offset were announced; `undefined` until the room has begun, since its history is not news. */
  #heard: { readonly room: RoomView; readonly offset: number } | undefined;
  #lost = false;

  @query('loqui-announcer') private announcer!: LoquiAnnouncer;

  @consume({ context: roomContext, subscribe: true })
  @state()
  private room?: RoomView;

  /** Says a sentence of the panel: something was done that shows in the place of what it was done to. */
  announce(text: string): void {
    this.announcer.announce(text);
  }

  protected override updated(): void {
    const { room } = this;
    if (!room) return;
    this.#sayConnection();
    const ids = this.#live.value?.ids;
    if (!ids || room.info.phase !== 'live') return;
    const heard = this.#heard;
    this.#heard = { room, offset: newestOffset(room, ids) };
    if (heard?.room !== room) {
      // An answer under way is news when it is finished, also to who came in the middle.
      for (const id of ids.slice()) this.#follow(room, room.messages.get(id));
      return;
    }
    for (const message of arrivalsSince(room, ids, heard.offset)) this.#hear(room, message);
  }

  #hear(room: RoomView, message: Message): void {
    if (message.status !== 'streaming') return this.#say(message);
    this.announcer.announce(this.#localize.term('isAnswering', message.author.name));
    this.#follow(room, message);
  }

  /** Waits for the end of an answer; the tokens in between are not listened to. */
  #follow(room: RoomView, message: Message | undefined): void {
    if (message?.status !== 'streaming') return;
    const finished = settled(room.messages.message$(message.id), (now) => now?.status !== 'streaming');
    void finished.then((now) => {
      if (now && this.isConnected && this.room === room) this.#say(now);
    });
  }

  #say(message: Message): void {
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

  #sayConnection(): void {
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
