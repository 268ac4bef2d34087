import {
  foldMessage,
  isActive,
  isRedaction,
  subjectOf,
  type Author,
  type Cursor,
  type DurableEvent,
  type EphemeralEvent,
  type Failure,
  type Message,
  type Page,
  type Presences,
  type Redaction,
  type RoomInfo,
  type Run,
} from '@loqui/core/protocol';
import type { InnerLog } from '../guard/server-log.js';
import { authoredBy, type Founding } from '../store/conversations.js';
import type { Store, StoredEvent } from '../store/store.js';
import { Broadcast } from './broadcast.js';
import { Batch, EncodedFrame } from './encoded.js';
import { PAGE_BYTES } from './history.js';
import { Log } from './log.js';
import { MessageWindow } from './message-window.js';
import { GRACE, PresenceBoard, type Grace } from './presence.js';
import { Ring, type RingLimits } from './ring.js';
import type { Followed, Subscriber } from './subscriber.js';
import { TypingBoard } from './typing.js';

/** Most messages in a snapshot; its bytes are those of a page. */
const SNAPSHOT = 50;

/** Encoded openings kept for clients that resume. */
const SHARED = 16;

export interface RoomSetup {
  readonly id: string;
  readonly epoch: string;
  readonly offset: number;
  readonly newest: Page;
  readonly info: RoomInfo;
  readonly store: Store;
  readonly ring: RingLimits;
  readonly log: InnerLog;
}

export class Room implements Followed {
  readonly id: string;
  readonly epoch: string;
  readonly store: Store;
  readonly presence: PresenceBoard;
  readonly typing: TypingBoard;
  readonly broadcast = new Broadcast();
  readonly runs = new Map<string, Run>();
  /** Number of edits and removals. An earlier read from the store may still hold the old text. */
  redactions = 0;
  /** Settles when the room is counted against the limit on new rooms. */
  making: Promise<void> | undefined;
  /** Calls that use the room now. It is released only at 0. */
  users = 0;
  readonly #log: Log;
  readonly #report: InnerLog;
  readonly #ring: Ring;
  readonly #window: MessageWindow;
  #offset: number;
  #info: RoomInfo;
  /** Valid until the next event; clients share it. A presence change that is still gathered may be missing: its diff follows. */
  #snapshot: EncodedFrame | undefined;
  readonly #resumed = new Map<number, EncodedFrame>();
  /** Edits and removals since the read began, for each page being read. */
  readonly #reads = new Set<Redaction[]>();

  constructor(setup: RoomSetup) {
    this.id = setup.id;
    this.epoch = setup.epoch;
    this.store = setup.store;
    this.#offset = setup.offset;
    this.#info = setup.info;
    this.#window = new MessageWindow(setup.newest);
    this.#ring = new Ring(setup.ring, setup.offset);
    this.#log = new Log(
      setup.store,
      setup.id,
      setup.epoch,
      (stored) => this.#apply(stored),
      (error, stored) => this.#resumeFromStore(error, stored),
    );
    this.#report = setup.log;
    this.typing = new TypingBoard((event) => this.#emit(event));
    this.presence = new PresenceBoard(
      (event) => this.#emit(event),
      (member) => this.typing.stop(member),
    );
  }

  get offset(): number {
    return this.#offset;
  }

  get info(): RoomInfo {
    return this.#info;
  }

  get idle(): boolean {
    return (
      this.users === 0 && this.broadcast.subscribers.size === 0 && this.runs.size === 0 && this.presence.size === 0 && this.typing.size === 0 && !this.#log.busy
    );
  }

  get busy(): boolean {
    return this.runs.size > 0 || this.#log.busy;
  }

  flush(): void {
    this.broadcast.flush();
  }

  /** Stores the events next to each other, then emits them. @throws DuplicateMessageError and other errors of the store */
  append(...events: readonly DurableEvent[]): Promise<readonly StoredEvent[]> {
    return this.#log.append(events);
  }

  /** Creates the conversation if needed. @throws UnknownConversationError when it is another member's */
  async found(founding: Founding, ...events: readonly DurableEvent[]): Promise<readonly StoredEvent[]> {
    const stored = await this.#log.append(events, founding);
    // The room was loaded before it had a title.
    if (this.#info.title === undefined) this.#info = { ...this.#info, title: founding.title };
    return stored;
  }

  claim(from: string, to: Author): void {
    this.#window.rewrite((message) => authoredBy(message, from, to));
    for (const [id, run] of this.runs) if (run.asker === from) this.runs.set(id, { ...run, asker: to.id });
    this.#ring.clear();
    this.#forgetOpenings();
  }

  expel(subscribers: Iterable<Subscriber>, error: Failure): void {
    for (const subscriber of [...subscribers]) {
      this.leave(subscriber, GRACE.left);
      subscriber.send({ room: this.id, event: { type: 'room.closed', error } });
    }
  }

  current(message: Message): Message {
    return this.#window.streaming(message.id) ?? message;
  }

  /** Adds the edits and removals that happen while `read` reads the store. */
  async page<P extends Page | undefined>(read: (current: (message: Message) => Message) => Promise<P>): Promise<P> {
    const redactions: Redaction[] = [];
    this.#reads.add(redactions);
    try {
      const page = await read((message) => this.current(message));
      return page && redactions.length > 0 ? { ...page, messages: redactions.reduce<readonly Message[]>(withRedaction, page.messages) } : page;
    } finally {
      this.#reads.delete(redactions);
    }
  }

  /** From memory; `undefined` when it does not reach back. */
  recent(offset: number): readonly EncodedFrame[] | undefined {
    return this.#ring.after(offset, performance.now());
  }

  encode(stored: StoredEvent, from?: number): EncodedFrame {
    const { id: room, epoch } = this;
    return new EncodedFrame({ room, epoch, offset: stored.offset, ...(from !== undefined && { from }), event: stored.event });
  }

  snapshot(): EncodedFrame {
    return (this.#snapshot ??= new EncodedFrame({
      room: this.id,
      epoch: this.epoch,
      offset: this.#offset,
      event: {
        type: 'room.snapshot',
        info: this.#info,
        ...this.#window.newest(SNAPSHOT, PAGE_BYTES),
        ...this.#currentState(),
      },
    }));
  }

  /** `cursor` must be of this log. */
  resumed(cursor: Cursor): EncodedFrame {
    let frame = this.#resumed.get(cursor.offset);
    if (frame === undefined) {
      if (this.#resumed.size >= SHARED) this.#resumed.clear();
      frame = new EncodedFrame({ room: this.id, ...cursor, event: { type: 'room.resumed', info: this.#info, ...this.#currentState() } });
      this.#resumed.set(cursor.offset, frame);
    }
    return frame;
  }

  join(subscriber: Subscriber): void {
    this.presence.join(subscriber.member, subscriber.id);
  }

  leave(subscriber: Subscriber, grace: Grace): void {
    this.broadcast.subscribers.delete(subscriber);
    subscriber.rooms.delete(this.id);
    this.disappear(subscriber, grace);
  }

  disappear(subscriber: Subscriber, grace: Grace): void {
    this.presence.leave(subscriber.member.id, subscriber.id, grace);
  }

  refresh(subscriber: Subscriber): void {
    // Everything durable is written now, so the head is the subscriber's cursor too.
    this.broadcast.flush();
    subscriber.writeOpening(new Batch([this.resumed({ epoch: this.epoch, offset: this.#offset })]));
  }

  close(): void {
    this.presence.close();
    this.typing.close();
    this.broadcast.close();
  }

  #currentState(): { presences: Presences; typing: string[]; runs: Run[] } {
    return { presences: this.presence.list(), typing: this.typing.list(), runs: [...this.runs.values()] };
  }

  #apply(stored: readonly StoredEvent[]): void {
    for (const { offset, event } of stored) {
      this.#offset = offset;
      if (isRedaction(event)) {
        this.redactions += 1;
        for (const redactions of this.#reads) redactions.push(event);
      }
      this.#window.apply(event);
      this.#applyToRoom(event);
    }
    const now = performance.now();
    const frames = stored.map((one) => {
      const frame = this.encode(one);
      if (isRedaction(one.event)) this.#ring.redact(one.event);
      this.#ring.push(frame, now, subjectOf(one.event));
      return frame;
    });
    this.#forgetOpenings();
    this.broadcast.push(...frames);
  }

  /** Stored events could not be encoded: drop memory and end every subscriber, which resumes from the store. */
  #resumeFromStore(error: unknown, stored: readonly StoredEvent[]): void {
    this.#report('error', `Room ${JSON.stringify(this.id)} could not send what it stored; its connections are closed and resume from the store.`, error);
    this.#offset = stored.at(-1)?.offset ?? this.#offset;
    this.#ring.clear(this.#offset);
    this.#forgetOpenings();
    for (const subscriber of [...this.broadcast.subscribers]) subscriber.end(NOT_SENT);
  }

  #applyToRoom(event: DurableEvent): void {
    if (event.type === 'room.updated') this.#info = event.info;
    if (event.type !== 'run.updated') return;
    if (isActive(event.run)) this.runs.set(event.run.id, event.run);
    else this.runs.delete(event.run.id);
  }

  #forgetOpenings(): void {
    this.#snapshot = undefined;
    this.#resumed.clear();
  }

  #emit(event: EphemeralEvent): void {
    this.#forgetOpenings();
    this.broadcast.push(new EncodedFrame({ room: this.id, event }, true));
  }
}

function withRedaction(messages: readonly Message[], by: Redaction): readonly Message[] {
  if (by.type === 'message.removed') return messages.filter(({ id }) => id !== by.id);
  return messages.map((message) => (message.id === by.id ? foldMessage(message, by) : message));
}

const NOT_SENT: Failure = { code: 'internal', message: 'The server failed to send what it stored. Reconnect with your cursors: nothing is lost.' };
