/** The tab that holds the line, for its own clients and, over channels, for those of other tabs. */
import { LoquiError, parseCursor, type Cursor } from '../../protocol/index.js';
import type { Transport } from '../transport.js';
import { LineHub, type SeatFrame } from './line-hub.js';
import type { Seat, SeatHost } from './seat.js';
import type { PlainError, Channel, ControlMessage, LineMessage, Tabs } from './tab-messages.js';

export interface LeadingPorts {
  readonly wire: Transport;
  /** `undefined`: no other tab can follow. */
  readonly tabs: Tabs | undefined;
  readonly name: string;
  readonly send: Transport['send'];
  /** The line is another member's: the seat needs its own. */
  onOtherMember(seat: Seat): void;
}

export class Leading implements SeatHost {
  readonly #seats = new Map<string, Seat>();
  /** The page of each seat in another tab, by seat. */
  readonly #remote = new Map<string, string>();
  readonly #pages = new Set<string>();
  readonly #hub: LineHub;
  readonly #control: Channel | undefined;
  readonly #gone = new AbortController();
  #line: { readonly connection: string; readonly channel: Channel } | undefined;

  constructor(private readonly ports: LeadingPorts) {
    this.#hub = new LineHub({ wire: ports.wire, deliver: (seatFrame) => this.#deliver(seatFrame), onBroken: (error, seat) => this.#onBroken(error, seat) });
    this.#control = ports.tabs?.channel(ports.name);
    if (this.#control) this.#control.onmessage = ({ data }) => this.#onControl(data as ControlMessage);
    this.#post({ type: 'leading' });
  }

  enter(seat: Seat): void {
    this.#seats.set(seat.id, seat);
    const { connection } = this.#hub;
    if (connection === undefined || seat.trusted) return this.#hub.enter(seat.id, seat.ports.rooms());
    this.ports.send({ type: 'connection.renew', connection }).then(
      () => {
        if (this.#seats.has(seat.id)) this.#hub.enter(seat.id, seat.ports.rooms());
      },
      (cause: unknown) => {
        if (!this.#seats.delete(seat.id)) return;
        const error = plainErrorOf(cause);
        if (error.code === 'unknown-connection') this.ports.onOtherMember(seat);
        else seat.ports.error(new LoquiError(error, error));
      },
    );
  }

  join(seat: Seat, room: string, cursor?: Cursor): Promise<void> {
    return this.#hub.join(seat.id, room, cursor);
  }

  leave(seat: Seat, room: string): Promise<void> {
    return this.#hub.leave(seat.id, room);
  }

  expect(seat: Seat, room: string): void {
    this.#hub.expect(seat.id, room);
  }

  exit(seat: Seat): void {
    this.#seats.delete(seat.id);
    this.#hub.exit(seat.id);
  }

  /** The next leader announces itself, and all seats enter there. */
  close(): void {
    this.#gone.abort();
    this.#seats.clear();
    this.#hub.close();
    this.#line?.channel.close();
    this.#control?.close();
  }

  #post(message: ControlMessage): void {
    this.#control?.postMessage(message);
  }

  #deliver(seatFrame: SeatFrame): void {
    const { frame, to } = seatFrame;
    for (const seat of to === undefined ? [...this.#seats.values()] : [this.#seats.get(to)]) seat?.deliver(seatFrame);
    if (!this.ports.tabs || (to !== undefined && !this.#remote.has(to))) return;
    if ('event' in frame || frame.type !== 'hello') {
      if (this.#remote.size > 0) this.#line?.channel.postMessage({ type: 'deliver', ...seatFrame } satisfies LineMessage);
      return;
    }
    this.#listen(frame.connection);
    if (to !== undefined) this.#post({ type: 'hello', seat: to, hello: frame });
  }

  #onBroken(error: LoquiError, id: string | undefined): void {
    this.#post({ type: 'broke', error: plainErrorOf(error), ...(id !== undefined && { seat: id }) });
    if (id === undefined) {
      this.#line?.channel.close();
      this.#line = undefined;
      this.#remote.clear();
    } else this.#remote.delete(id);
    const seats = id === undefined ? [...this.#seats.values()] : [this.#seats.get(id)];
    for (const seat of seats) {
      if (!seat) continue;
      this.#seats.delete(seat.id);
      seat.ports.error(error);
    }
  }

  #onControl(message: ControlMessage): void {
    if (message.type === 'enter') {
      this.#remote.set(message.seat, message.page);
      this.#watchPage(message.page);
      this.#post({ type: 'entered', seat: message.seat });
      // It joins its rooms after the server has confirmed its identity.
      this.#hub.enter(message.seat, new Map());
    } else if (message.type === 'exit') this.#removeRemote(message.seat);
  }

  /** Opens the channel of the line. Only this member's tabs know its name, which contains the connection id. */
  #listen(connection: string): void {
    if (this.#line?.connection === connection || !this.ports.tabs) return;
    this.#line?.channel.close();
    const channel = this.ports.tabs.channel(`${this.ports.name} ${connection}`);
    channel.onmessage = ({ data }) => this.#onRequest(data as LineMessage, channel);
    this.#line = { connection, channel };
  }

  #onRequest(message: LineMessage, channel: Channel): void {
    if (message.type !== 'ask') return;
    const { seat, re, act, room } = message;
    if (act === 'expect') return this.#hub.expect(seat, room);
    const cursor = message.cursor === undefined ? undefined : parseCursor(message.cursor);
    (act === 'join' ? this.#hub.join(seat, room, cursor) : this.#hub.leave(seat, room)).then(
      () => channel.postMessage({ type: 'answer', seat, re } satisfies LineMessage),
      (cause: unknown) => channel.postMessage({ type: 'answer', seat, re, error: plainErrorOf(cause) } satisfies LineMessage),
    );
  }

  #removeRemote(seat: string): void {
    if (this.#remote.delete(seat)) this.#hub.exit(seat);
  }

  /** Removes the seats of a page when it is gone: every page holds a lock of its own name while it lives. */
  #watchPage(page: string): void {
    if (this.#pages.has(page)) return;
    this.#pages.add(page);
    this.ports.tabs?.locks
      .request(`${this.ports.name} ${page}`, { signal: this.#gone.signal }, () => {
        this.#pages.delete(page);
        for (const [seat, of] of [...this.#remote]) if (of === page) this.#removeRemote(seat);
      })
      // Aborted when this tab stops leading.
      .catch(() => undefined);
  }
}

export function plainErrorOf(cause: unknown): PlainError {
  const error = cause instanceof LoquiError ? cause : new LoquiError({ code: 'unknown', message: String(cause) });
  const { retryable, status, retryAfter } = error;
  return { ...error.toFailure(), retryable, ...(status !== undefined && { status }), ...(retryAfter !== undefined && { retryAfter }) };
}
