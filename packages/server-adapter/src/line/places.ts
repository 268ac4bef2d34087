import type { Author, LoquiError } from '@loqui/core/protocol';
import { refusal } from '../guard/refusal.js';
import type { Connection } from './connection.js';
import type { Room } from '../room/room.js';
import type { Service } from '../commands/service.js';
import type { Connections } from './connections.js';

/** The refusal of one more connection; `undefined` when it has a place. `own`: 1 when the connection is counted already. */
export function fullness(
  { gate, connections }: Pick<Service, 'gate'> & { readonly connections: Connections },
  member: Author,
  address: string | undefined,
  own: 0 | 1,
): LoquiError | undefined {
  const { connectionsPerMember, connectionsPerAddress, connectionsPerServer } = gate.limits;
  if (connections.of(member.id).size - own >= connectionsPerMember) {
    return tooMany(`You have ${String(connectionsPerMember)} connections already. Close some tabs or devices.`);
  }
  if (address !== undefined && connections.from(address) - own >= connectionsPerAddress) {
    return tooMany(`Your network has ${String(connectionsPerAddress)} connections already. Try again when some have ended.`);
  }
  return connections.size - own >= connectionsPerServer ? tooMany('This server has no place for more connections. Try again in a while.') : undefined;
}

/** @throws LoquiError 429 `too-many-connections` */
export function refuseFullRoom({ gate }: Pick<Service, 'gate'>, { broadcast: { subscribers } }: Room, connection: Connection): void {
  if (subscribers.size < gate.limits.connectionsPerRoom || subscribers.has(connection)) return;
  throw tooMany('This room is full. Try again in a while.');
}

function tooMany(message: string): LoquiError {
  return refusal(429, 'too-many-connections', message, { retryAfter: 10_000 });
}
