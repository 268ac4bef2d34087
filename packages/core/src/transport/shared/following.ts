/** A tab without a line receives the frames of the leading tab, once the server has confirmed that its member is the same. */
import { formatCursor, LoquiError, type Cursor } from '../../protocol/index.js';
import type { Transport } from '../transport.js';
import { plainErrorOf } from './leading.js';
import type { Seat, SeatHost } from './seat.js';
import type { Channel, ControlMessage, LineMessage, Tabs } from './tab-messages.js';

export interface FollowingPorts {
  readonly tabs: Tabs;
  readonly name: string;
  readonly page: string;
  readonly send: Transport['send'];
  onNoLeader(): void;
  /** The line is another member's: the seat needs its own. */
  onOtherMember(seat: Seat): void;
}

/** Milliseconds within which a leader answers, unless it is suspended. */
const ANSWER = 2_000;

type Asking = { readonly resolve: () => void; readonly reject: (error: LoquiError) => void };

export class Following implements SeatHost {
  readonly #seats = new Map<string, Seat>();
  readonly #unanswered = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #asking = new Map<number, Asking>();
  readonly #control: Channel;
  #line: { readonly connection: string; readonly channel: Channel } | undefined;
  #re = 0;

  constructor(private readonly ports: FollowingPorts) {
    this.#control = ports.tabs.channel(ports.name);
    this.#control.onmessage = ({ data }) => this.#onControl(data as ControlMessage);
  }

  enter(seat: Seat): void {
    this.#seats.set(seat.id, seat);
    clearTimeout(this.#unanswered.get(seat.id));
    this.#unanswered.set(
      seat.id,
      setTimeout(() => this.ports.onNoLeader(), ANSWER),
    );
    this.#control.postMessage({ type: 'enter', seat: seat.id, page: this.ports.page } satisfies ControlMessage);
  }

  join(seat: Seat, room: string, cursor?: Cursor): Promise<void> {
    return this.#ask(seat, { act: 'join', room, ...(cursor && { cursor: formatCursor(cursor) }) });
  }

  leave(seat: Seat, room: string): Promise<void> {
    return this.#ask(seat, { act: 'leave', room });
  }

  expect(seat: Seat, room: string): void {
    this.#line?.channel.postMessage({ type: 'ask', seat: seat.id, re: 0, act: 'expect', room } satisfies LineMessage);
  }

  exit(seat: Seat): void {
    if (!this.#drop(seat.id)) return;
    this.#control.postMessage({ type: 'exit', seat: seat.id } satisfies ControlMessage);
  }

  close(): void {
    for (const id of [...this.#seats.keys()]) this.#drop(id);
    this.#failAll();
    this.#line?.channel.close();
    this.#control.close();
  }

  #drop(id: string): Seat | undefined {
    const seat = this.#seats.get(id);
    this.#seats.delete(id);
    clearTimeout(this.#unanswered.get(id));
    this.#unanswered.delete(id);
    return seat;
  }

  #failAll(): void {
    for (const { reject } of this.#asking.values())
      reject(new LoquiError({ code: 'network', message: 'Another tab holds the line now.' }, { retryable: true }));
    this.#asking.clear();
  }

  #ask(seat: Seat, what: { act: 'join' | 'leave'; room: string; cursor?: string }): Promise<void> {
    return new Promise((resolve, reject) => {
      const re = (this.#re += 1);
      this.#asking.set(re, { resolve, reject });
      this.#line?.channel.postMessage({ type: 'ask', seat: seat.id, re, ...what } satisfies LineMessage);
    });
  }

  #onControl(message: ControlMessage): void {
    switch (message.type) {
      case 'leading':
        // A new leader: all seats enter there, from their present cursors.
        this.#failAll();
        for (const seat of [...this.#seats.values()]) {
          seat.clear();
          this.enter(seat);
        }
        return;
      case 'entered':
        clearTimeout(this.#unanswered.get(message.seat));
        return;
      case 'hello': {
        const seat = this.#seats.get(message.seat);
        if (seat) void this.#verify(seat, message.hello);
        return;
      }
      case 'broke':
        if (message.seat === undefined) this.#failAll();
        for (const seat of message.seat === undefined ? [...this.#seats.values()] : [this.#seats.get(message.seat)]) {
          if (!seat) continue;
          this.#drop(seat.id);
          seat.ports.error(new LoquiError(message.error, message.error));
        }
        return;
      case 'enter':
      case 'exit':
    }
  }

  /** Asks the server whether the line is this member's: it does not exist for other members. */
  async #verify(seat: Seat, hello: Extract<ControlMessage, { type: 'hello' }>['hello']): Promise<void> {
    try {
      await this.ports.send({ type: 'connection.renew', connection: hello.connection });
    } catch (cause) {
      if (!this.#seats.has(seat.id)) return;
      const error = plainErrorOf(cause);
      this.exit(seat);
      if (error.code === 'unknown-connection') this.ports.onOtherMember(seat);
      else seat.ports.error(new LoquiError(error, error));
      return;
    }
    if (!this.#seats.has(seat.id)) return;
    this.#listen(hello.connection);
    const rooms = seat.ports.rooms();
    seat.deliver({ frame: hello, to: seat.id });
    for (const [room, cursor] of rooms) {
      this.join(seat, room, cursor).catch((cause: unknown) => {
        const error = plainErrorOf(cause);
        if (!this.#seats.has(seat.id) || seat.connection !== hello.connection) return;
        if (error.retryable || error.code === 'unknown-connection') {
          this.exit(seat);
          seat.ports.error(new LoquiError(error, { ...error, retryable: true }));
        } else seat.deliver({ frame: { room, event: { type: 'room.closed', error: { code: error.code, message: error.message } } }, to: seat.id });
      });
    }
  }

  #listen(connection: string): void {
    if (this.#line?.connection === connection) return;
    this.#line?.channel.close();
    const channel = this.ports.tabs.channel(`${this.ports.name} ${connection}`);
    channel.onmessage = ({ data }) => {
      const message = data as LineMessage;
      if (message.type === 'deliver') for (const seat of [...this.#seats.values()]) seat.deliver(message);
      if (message.type !== 'answer' || !this.#seats.has(message.seat)) return;
      const asking = this.#asking.get(message.re);
      this.#asking.delete(message.re);
      if (message.error) asking?.reject(new LoquiError(message.error, message.error));
      else asking?.resolve();
    };
    this.#line = { connection, channel };
  }
}
