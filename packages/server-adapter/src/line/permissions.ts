/** Sends a client what its member may do in a room, so that it offers nothing else. */
import type { Gate } from '../guard/gate.js';
import type { Connection } from './connection.js';

/** Called after the room has opened, which does not wait for it. Never rejects. */
export async function sendPermissions(gate: Gate, connection: Connection, room: string): Promise<void> {
  const permissions = await gate.permissions(connection.member, room);
  if (permissions && connection.rooms.has(room)) connection.send({ room, event: { type: 'permissions.changed', permissions } });
}
