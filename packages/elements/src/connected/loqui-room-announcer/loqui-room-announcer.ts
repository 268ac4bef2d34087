import { consume } from '@lit/context';
import { LitElement, html } from 'lit';
import { query, state } from 'lit/decorators.js';
import type { ConnectionState, Message, RoomView, Sequence } from '@loqui/core';
import { roomContext } from '../../context.js';
import { Localize } from '../../localize/localize.js';
import { settled, Watch } from '../../observe.js';
import type { LoquiAnnouncer } from '../../views/loqui-announcer/loqui-announcer.js';
import { earlyEndOf } from '../../views/loqui-message/parts.js';

/** Longest text that is spoken of one message, in characters. The rest can be read in the list. */
const LONGEST = 500;

/**
 * @summary Tells a screen reader what happens in the room: that an agent answers, and the answer once it is finished; what others write; the line lost and back.
 * Never single tokens. One per panel.
 * @tag loqui-room-announcer
 */
export class LoquiRoomAnnouncer extends LitElement {
  #localize = new Localize(this);
  #ids = new Watch<Sequence | undefined>(this, () => this.room?.messages.sequence$, undefined);
  #connection = new Watch<ConnectionState | undefined>(this, () => this.room?.connection$, undefined);
  /** Up to here everything was said; `undefined` until the room has begun, since its history is not news. */
  #heard: { room: RoomView; last: string | undefined } | undefined;
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
    const ids = this.#ids.value;
    if (!ids || room.info.phase !== 'live') return;
    const heard = this.#heard;
    this.#heard = { room, last: ids.at(-1) };
    if (heard?.room !== room) {
      // An answer under way is news when it is finished, also to who came in the middle.
      for (const id of ids.slice()) this.#follow(room, room.messages.get(id));
      return;
    }
    // From the end: what is new is little, and what was heard may be very much.
    let from = ids.length;
    while (from > 0 && ids.at(from - 1) !== heard.last) from -= 1;
    // The last one we heard is gone (removed, or a new window): what is there now is not news.
    if (from === 0 && heard.last !== undefined) return;
    for (const id of ids.slice(from)) this.#hear(room, room.messages.get(id));
  }

  #hear(room: RoomView, message: Message | undefined): void {
    if (!message || message.author.id === room.me?.id || message.offset === undefined) return;
    if (message.status === 'streaming') this.announcer.announce(this.#localize.term('isAnswering', message.author.name));
    if (message.status === 'streaming') this.#follow(room, message);
    else this.#say(message);
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
