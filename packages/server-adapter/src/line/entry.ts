import { LoquiError, ProtocolError, type Cursor } from '@loqui/core/protocol';
import { asRefusal } from '../guard/refusal.js';
import type { Connection } from './connection.js';
import { openRoom } from '../room/opening.js';
import type { Gate } from '../guard/gate.js';
import { refuseFullRoom } from './places.js';
import type { Service } from '../commands/service.js';

/** Milliseconds before the second attempt. Each wait is twice the one before, up to the longest. */
const FIRST = 500;
const LONGEST = 10_000;
/** Most failing rooms that are remembered, so that each is logged once. */
const REMEMBERED = 1000;

/** Opens a room. One that cannot be loaded is tried again: the client gets `room.delayed`, later the opening. @throws LoquiError when it is refused */
export async function enterRoom(service: Service, connection: Connection, room: string, cursor: Cursor | undefined): Promise<void> {
  connection.delayed.get(room)?.();
  try {
    await open(service, connection, room, cursor);
    void sendPermissions(service.gate, connection, room);
  } catch (error) {
    if (isRefusal(error)) throw error;
    if (connection.open) delay(service, connection, room, cursor, error);
  }
}

function open(service: Service, connection: Connection, room: string, cursor: Cursor | undefined): Promise<void> {
  return connection.openings.enter(room, cursor, (from, wanted) =>
    service.hub.use(room, (opened) => {
      refuseFullRoom(service, opened, connection);
      return openRoom(opened, connection, from, wanted);
    }),
  );
}

function delay(service: Service, connection: Connection, room: string, cursor: Cursor | undefined, cause: unknown): void {
  if (!service.hub.troubled.has(room)) service.log('error', `Room ${JSON.stringify(room)} cannot be opened; it is tried again until it can.`, cause);
  if (service.hub.troubled.size >= REMEMBERED) service.hub.troubled.clear();
  service.hub.troubled.add(room);
  connection.send({ room, event: { type: 'room.delayed', error: asRefusal(cause).toFailure() } });
  let wait = FIRST;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const schedule = (): void => {
    timer = setTimeout(() => void tryAgain(), wait * (0.5 + Math.random() / 2));
    wait = Math.min(LONGEST, wait * 2);
  };
  const cancel = (): void => {
    clearTimeout(timer);
    if (connection.delayed.get(room) === cancel) connection.delayed.delete(room);
  };
  async function tryAgain(): Promise<void> {
    const isWanted = (): boolean => connection.open && connection.delayed.get(room) === cancel;
    try {
      // Access may have ended meanwhile.
      await service.gate.allow({ member: connection.member, action: 'room.read', room });
      if (!isWanted()) return;
      await connection.openings.enter(room, cursor, (from, wanted) =>
        service.hub.use(room, (opened) => {
          service.hub.troubled.delete(room);
          return openRoom(opened, connection, from, () => wanted() && isWanted());
        }),
      );
      cancel();
      void sendPermissions(service.gate, connection, room);
    } catch (error) {
      if (!isWanted()) return;
      if (isRefusal(error)) {
        cancel();
        connection.send({ room, event: { type: 'room.closed', error: asRefusal(error).toFailure() } });
      } else schedule();
    }
  }
  connection.delayed.set(room, cancel);
  schedule();
}

function isRefusal(error: unknown): boolean {
  return error instanceof LoquiError || error instanceof ProtocolError;
}

/** Sends what the member may do in the room, so that its client offers nothing else. Never rejects. */
export async function sendPermissions(gate: Gate, connection: Connection, room: string): Promise<void> {
  const permissions = await gate.permissions(connection.member, room);
  if (permissions && connection.rooms.has(room)) connection.send({ room, event: { type: 'permissions.changed', permissions } });
}
