import type { LoquiError } from '@loqui/core/protocol';
import { parseRooms, PROTOCOL, type Author, type Cursor } from '@loqui/core/protocol';
import type { SignedIn, Welcome } from '../guard/gate.js';
import { asRefusal, refusal } from '../guard/refusal.js';
import type { Connection, Sink } from './connection.js';
import { enterRoom } from './entry.js';
import { fullness } from './places.js';
import { refuseWhenDraining } from '../commands/service.js';
import type { LineServer } from './line-checks.js';

export interface Admission {
  readonly member: Author;
  readonly address: string | undefined;
  /** Milliseconds since the epoch. */
  readonly expires?: number;
  readonly again: () => Promise<SignedIn>;
  readonly rooms: ReadonlyMap<string, Cursor | undefined>;
  readonly denied: ReadonlyMap<string, LoquiError>;
}

/**
 * `lastEventId`: the cursor of a bare `EventSource` with one room.
 * @throws LoquiError 400, 401 `unauthenticated`, 403 `forbidden` (no room is readable), 429 `too-many-connections`, 503 `draining`; ProtocolError
 */
export async function admit(service: LineServer, request: Request, welcome: Welcome, rooms: string, lastEventId?: string): Promise<Admission> {
  refuseWhenDraining(service);
  const { gate } = service;
  const { expires, ...member } = await gate.signIn(request, welcome);
  await gate.rates.count('commands', { member: member.id, address: welcome.address });
  const asked = parseRooms(rooms);
  const [only] = asked.keys();
  if (lastEventId !== undefined && asked.size === 1 && only !== undefined) {
    // `Last-Event-ID` is newer than the cursor in the address.
    for (const cursor of parseRooms(`x@${lastEventId}`).values()) asked.set(only, cursor);
  }
  const places = gate.limits.roomsPerConnection;
  // Refused rooms leave their places to others, but `authorize` is not asked about thousands.
  const { allowed, denied } = await gate.readable(member, [...asked.keys()].slice(0, 2 * places));
  const [first] = denied.values();
  if (allowed.length === 0 && first) throw first;
  for (const room of allowed.splice(places)) denied.set(room, tooManyRooms(places));
  for (const room of [...asked.keys()].slice(2 * places)) denied.set(room, tooManyRooms(places));
  const { address } = welcome;
  const full = fullness(service, member, address, 0);
  if (full) throw full;
  const { url, headers } = request;
  const again = (): Promise<SignedIn> => gate.signIn(new Request(url, { headers }), welcome);
  return { member, address, again, ...(expires !== undefined && { expires }), rooms: new Map(allowed.map((room) => [room, asked.get(room)])), denied };
}

export function beginLine(service: LineServer, admission: Admission, sink: Sink, mutual: boolean): Connection {
  const { member, address, rooms, denied } = admission;
  const { connections } = service;
  const connection = connections.add(member, sink, mutual, address);
  // Others may have been admitted at the same moment.
  const full = fullness(service, member, address, 1);
  if (full) {
    connection.end(full.toFailure(), 4429);
    return connection;
  }
  service.checks.watch(service, connection, admission, admission.again);
  const { heartbeat, lease } = connections;
  const limits = { text: service.gate.limits.text };
  connection.send({ type: 'hello', protocol: PROTOCOL, connection: connection.id, heartbeat, lease, limits, member, agents: service.agents });
  const wait = service.draining();
  if (wait !== undefined) connection.send({ type: 'drain', window: wait });
  for (const [room, error] of denied) connection.send({ room, event: { type: 'room.closed', error: error.toFailure() } });
  for (const [room, cursor] of rooms) {
    enterRoom(service, connection, room, cursor).catch((error: unknown) => {
      const refused = asRefusal(error);
      connection.send({ room, event: { type: 'room.closed', error: refused.toFailure() } });
    });
  }
  return connection;
}

function tooManyRooms(places: number): LoquiError {
  return refusal(409, 'too-many-rooms', `One connection carries ${String(places)} rooms at most. Leave some, or raise limits.roomsPerConnection.`);
}
