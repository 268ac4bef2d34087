/** Checks open connections: is the token valid, and may the member still read its rooms? */
import type { Failure } from '@loqui/core/protocol';
import { LoquiError } from '@loqui/core/protocol';
import type { Gate, SignedIn } from '../guard/gate.js';
import type { InnerLog } from '../guard/server-log.js';
import type { Service } from '../commands/service.js';
import type { Connection } from './connection.js';
import type { Connections } from './connections.js';
import type { Hub } from '../room/hub.js';
import { sendPermissions } from './entry.js';

/** Milliseconds between two searches for due connections. */
const TICK = 1000;

const EXPIRED: Failure = { code: 'token-expired', message: 'Your sign-in has ended. Reconnect with a fresh token and your cursors: nothing is lost.' };

export interface LineServer extends Service {
  readonly connections: Connections;
  readonly checks: LineChecks;
}

interface Checked {
  readonly again: () => Promise<SignedIn>;
  /** Milliseconds since the epoch. */
  due: number;
  expires: number;
}

interface CheckedServer {
  readonly connections: Connections;
  readonly gate: Gate;
  readonly hub: Hub;
  readonly log: InnerLog;
}

export class LineChecks {
  readonly #checked = new WeakMap<Connection, Checked>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #busy = false;

  /** `interval`: milliseconds between two checks of one connection. */
  constructor(private readonly interval: number) {}

  watch(service: CheckedServer, connection: Connection, signedIn: Pick<SignedIn, 'expires'>, again: () => Promise<SignedIn>): void {
    this.#checked.set(connection, { again, due: Date.now() + this.interval, expires: signedIn.expires ?? Number.POSITIVE_INFINITY });
    this.#timer ??= setInterval(() => void this.#checkDue(service), TICK);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** One after the other, so that the site's database does not get all questions at once. */
  async #checkDue(service: CheckedServer): Promise<void> {
    if (service.connections.size === 0) {
      this.close();
      return;
    }
    const now = Date.now();
    const due: Connection[] = [];
    for (const connection of [...service.connections.all()]) {
      const checked = this.#checked.get(connection);
      if (checked && checked.expires <= now) connection.end(EXPIRED, 4401);
      else if (checked && checked.due <= now) due.push(connection);
    }
    if (this.#busy) return;
    this.#busy = true;
    for (const connection of due) {
      const checked = this.#checked.get(connection);
      if (checked && connection.open) await this.#check(service, connection, checked);
    }
    this.#busy = false;
  }

  async #check(service: CheckedServer, connection: Connection, checked: Checked): Promise<void> {
    const { member } = connection;
    checked.due = Date.now() + this.interval;
    try {
      const { id, expires = Number.POSITIVE_INFINITY } = await checked.again();
      if (id !== member.id) {
        connection.end(EXPIRED, 4401);
        return;
      }
      checked.expires = expires;
      const { allowed, denied } = await service.gate.readable(member, [...connection.rooms.keys()]);
      for (const [room, error] of denied) service.hub.peek(room)?.expel([connection], error.toFailure());
      for (const room of allowed) await sendPermissions(service.gate, connection, room);
    } catch (error) {
      // An error is no refusal: the connection stays until the next check or the end of its token.
      if (error instanceof LoquiError && error.status === 401) connection.end(EXPIRED, 4401);
      else service.log('warn', 'A line could not be checked again; it is tried at the next check.', error, member.id);
    }
  }
}
