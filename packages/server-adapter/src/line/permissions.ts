/** Tells a client what its member may do in a room, so that it offers that and no more. */
import type { Gate } from '../guard/gate.js';
import type { Connection } from './connection.js';

/** After the room has opened, which waits for nothing here. Never rejects. */
export async function tellPermissions(gate: Gate, connection: Connection, room: string): Promise<void> {
  const permissions = await gate.permissions(connection.member, room);
  if (permissions && connection.rooms.has(room)) connection.send({ room, event: { type: 'permissions.changed', permissions } });
}
