/** Browsers allow six connections per server, so tabs and clients share a line: the tab with the lock holds it, others follow over a channel. */
import { Observable, type Subscription } from 'rxjs';
import { parseCursor, type Command, type Frame, type ResultOf } from '../../protocol/index.js';
import { lineError } from '../resume.js';
import type { SendOptions, Transport } from '../transport.js';
import { Leading } from './leading.js';
import { Seat, type SeatHost } from './seat.js';
import type { Tabs } from './tab-messages.js';

export interface SharedOptions {
  readonly wire: Transport;
  readonly send: Transport['send'];
  /** Clients with the same address and identity share a line. Names contain only its hash. */
  readonly identity: string;
  /** The same identity in this page is certainly the same member: it depends on no token function or cookie. */
  readonly trusted?: boolean;
  /** Locks and channels; without them a line is shared within the page. Default: the browser's. */
  readonly tabs?: Tabs | undefined;
  readonly page?: SharedPage;
}

export interface SharedPage {
  readonly id: string;
  readonly groups: Map<string, Group>;
  /** Fires `freeze` and `resume`. */
  readonly lifecycle: EventTarget | undefined;
}

export function createPage(lifecycle?: EventTarget): SharedPage {
  return { id: crypto.randomUUID(), groups: new Map(), lifecycle };
}

let thisPage: SharedPage | undefined;

export function shared(options: SharedOptions): Transport {
  const { wire, send, identity, tabs = browserTabs() } = options;
  const page = options.page ?? (thisPage ??= createPage(typeof document === 'undefined' ? undefined : document));
  const own = new Set<Seat>();
  let group: Group | undefined;
  /** Only for the first subscription: a cookie may have changed until the next. */
  let trusted = options.trusted === true;

  function seatAt(command: Command): Seat | undefined {
    if (!('connection' in command)) return undefined;
    return [...own].findLast(({ connection }) => connection === command.connection);
  }

  return {
    open: (rooms) =>
      new Observable<Frame>((subscriber) => {
        const seat = new Seat({ rooms, next: (frame) => subscriber.next(frame), error: (error) => subscriber.error(error) }, trusted);
        trusted = false;
        const found = page.groups.get(identity) ?? new Group({ ...options, tabs, page });
        page.groups.set(identity, found);
        group = found;
        own.add(seat);
        found.enter(seat);
        return () => {
          own.delete(seat);
          found.exit(seat);
        };
      }),
    async send<C extends Command>(command: C, how?: SendOptions): Promise<ResultOf<C>> {
      const seat = seatAt(command);
      const table = seat && group?.hostOf(seat);
      if (seat && table) {
        if (command.type === 'room.join' || command.type === 'room.leave') {
          if (command.type === 'room.join') await table.join(seat, command.room, command.cursor === undefined ? undefined : parseCursor(command.cursor));
          else await table.leave(seat, command.room);
          // The answer of both is empty.
          return {} as ResultOf<C>;
        }
        if (command.type === 'message.send') table.expect(seat, command.room);
      }
      return group?.leads === false ? send(command, how) : wire.send(command, how);
    },
  };
}

interface GroupOptions extends SharedOptions {
  readonly page: SharedPage;
}

/** The seats of one page at one line, and the election of the tab that holds it. */
export class Group {
  readonly #seats = new Set<Seat>();
  /** Seats with their own line, because the shared one is another member's. */
  readonly #alone = new Map<Seat, Subscription>();
  #host: SeatHost | undefined;
  /** Aborts the present round of the election, so that it cannot disturb a later one. */
  #round: AbortController | undefined;
  #name: string | undefined;

  constructor(private readonly options: GroupOptions) {
    options.page.lifecycle?.addEventListener('freeze', () => this.#stop());
    options.page.lifecycle?.addEventListener('resume', () => this.#decide());
  }

  /** `undefined` until the election is decided. */
  get leads(): boolean | undefined {
    return this.#host && this.#host instanceof Leading;
  }

  hostOf(seat: Seat): SeatHost | undefined {
    return this.#seats.has(seat) ? this.#host : undefined;
  }

  enter(seat: Seat): void {
    this.#seats.add(seat);
    if (this.#host) this.#host.enter(seat);
    else if (!this.#round) this.#decide();
  }

  exit(seat: Seat): void {
    this.#alone.get(seat)?.unsubscribe();
    this.#alone.delete(seat);
    if (!this.#seats.delete(seat)) return;
    this.#host?.exit(seat);
    if (this.#seats.size === 0) this.#stop();
  }

  /** Leaves the election: nobody here needs a line, or the page is frozen and must not hold one. */
  #stop(): void {
    const round = this.#round;
    this.#round = undefined;
    this.#host?.close();
    this.#host = undefined;
    round?.abort();
    for (const seat of this.#seats) seat.clear();
  }

  #decide(): void {
    if (this.#round || this.#seats.size === 0) return;
    const round = (this.#round = new AbortController());
    const { tabs } = this.options;
    if (!tabs) {
      void this.#lead(round, undefined);
      return;
    }
    // Locks may be refused, e.g. in a sandboxed frame.
    this.#elect(round, tabs).catch(() => this.#leadAlone(round));
  }

  #leadAlone(round: AbortController): void {
    if (this.#round === round) void this.#lead(round, undefined);
  }

  async #elect(round: AbortController, tabs: Tabs): Promise<void> {
    const isOver = (): boolean => this.#round !== round;
    const name = (this.#name ??= await digest(this.options.identity));
    if (isOver()) return;
    // The leader notices by this lock that this page is gone.
    await new Promise<void>((held, refused) => {
      tabs.locks
        .request(`${name} ${this.options.page.id}`, { mode: 'shared' }, () => {
          held();
          return ended(round.signal);
        })
        .catch(refused);
    });
    if (isOver()) return;
    await new Promise<void>((known, refused) => {
      tabs.locks
        .request(name, { ifAvailable: true }, (lock) => {
          known();
          if (isOver()) return undefined;
          if (lock) return this.#lead(round, tabs);
          this.#follow(round, tabs, name).catch(() => this.#leadAlone(round));
          return undefined;
        })
        .catch((error: unknown) => {
          // Another tab took the lock because this one did not answer: follow it.
          if (this.#round === round && this.leads) this.#restart();
          else refused(error instanceof Error ? error : new Error(String(error)));
        });
    });
  }

  /** Leads until the promise resolves; the lock is held until then. */
  #lead(round: AbortController, tabs: Tabs | undefined): Promise<void> {
    const { wire, send } = this.options;
    this.#moveTo(new Leading({ wire, send, tabs, name: this.#name ?? '', onOtherMember: (seat) => this.#openAlone(seat) }));
    return ended(round.signal);
  }

  /** Only the second tab loads this code. Rejects when that fails; the page then opens its own line. */
  async #follow(round: AbortController, tabs: Tabs, name: string): Promise<void> {
    const { send, page } = this.options;
    const { Following } = await import('./following.js');
    if (round.signal.aborted) return;
    const queue = new AbortController();
    round.signal.addEventListener('abort', () => queue.abort());
    const takeOver = (): Promise<void> | undefined => (round.signal.aborted ? undefined : this.#lead(round, tabs));
    const lost = (): void => {
      if (this.#round === round && this.leads) this.#restart();
    };
    this.#moveTo(
      new Following({
        tabs,
        name,
        page: page.id,
        send,
        onOtherMember: (seat) => this.#openAlone(seat),
        onNoLeader: () => {
          if (round.signal.aborted || queue.signal.aborted) return;
          queue.abort();
          tabs.locks.request(name, { steal: true }, takeOver).catch(lost);
        },
      }),
    );
    // Aborted when no line is needed any more, and when the lock is stolen.
    tabs.locks.request(name, { signal: queue.signal }, takeOver).catch(lost);
  }

  /** Moves all seats to another host, each from its client's present cursors. */
  #moveTo(table: SeatHost): void {
    this.#host?.close();
    this.#host = table;
    for (const seat of [...this.#seats]) {
      seat.clear();
      table.enter(seat);
    }
  }

  #restart(): void {
    this.#stop();
    this.#decide();
  }

  #openAlone(seat: Seat): void {
    if (!this.#seats.delete(seat)) return;
    const { rooms, next, error } = seat.ports;
    this.#alone.set(seat, this.options.wire.open(rooms).subscribe({ next, error: (cause: unknown) => error(lineError(cause)) }));
    if (this.#seats.size === 0) this.#stop();
  }
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}

/** Names must reveal nothing: other code on this origin can see them. */
async function digest(identity: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identity)));
  return `loqui ${Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function browserTabs(): Tabs | undefined {
  if (typeof document === 'undefined' || typeof navigator === 'undefined' || typeof BroadcastChannel === 'undefined') return undefined;
  // Missing without a secure context, against the types.
  const { locks } = navigator as { locks?: LockManager };
  return locks && { locks, channel: (name) => new BroadcastChannel(name) };
}
