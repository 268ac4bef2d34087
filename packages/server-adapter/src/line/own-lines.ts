import type { Cursor } from '@loqui/core/protocol';
import type { Lines } from '../commands/lines.js';
import { refusal } from '../guard/refusal.js';
import { GRACE } from '../room/presence.js';
import type { Connection } from './connection.js';
import type { Connections } from './connections.js';

/** A member's own connections for its commands. `places`: most rooms of one connection. */
export function ownLines(
  connections: Connections,
  enterRoom: (connection: Connection, room: string, cursor: Cursor | undefined) => Promise<void>,
  places: number,
): Lines {
  return {
    of: (member) => connections.of(member),
    own(member, id) {
      const connection = connections.get(id);
      // Another member's connection looks like a missing one.
      if (connection?.member.id !== member.id) {
        throw refusal(404, 'unknown-connection', 'You have no such connection. Send the id from the hello frame of your open stream.');
      }
      return {
        follows: (room) => connection.rooms.has(room),
        async enter(room, cursor) {
          const rooms = new Set([...connection.rooms.keys(), ...connection.openings.rooms, ...connection.delayed.keys()]);
          if (rooms.size >= places && !rooms.has(room)) {
            throw refusal(409, 'too-many-rooms', `This connection is in ${String(places)} rooms already. Leave one first.`);
          }
          await enterRoom(connection, room, cursor);
        },
        leave: (room) => leaveRoom(connection, room),
        renew: () => connection.renew(),
      };
    },
    closed(member, id) {
      // The page's report and the end of its connection arrive in any order.
      const connection = connections.get(id) ?? connections.lost(id);
      if (connection?.member.id === member.id) connection.lost(GRACE.closed);
    },
  };
}

function leaveRoom(connection: Connection, id: string): void {
  connection.openings.leave(id);
  const room = connection.rooms.get(id);
  const cancel = connection.delayed.get(id);
  if (!room && !cancel) return;
  cancel?.();
  room?.leave(connection, GRACE.left);
  connection.send({ room: id, event: { type: 'room.closed' } });
}
