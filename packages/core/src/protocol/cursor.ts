/** Cursors: `epoch:offset` in a room's log. A cursor is the SSE `id:`; a client resumes after it. */
import { checkConversation, isConversation } from './conversation.js';
import { ProtocolError } from './errors.js';

export interface Cursor {
  /** Identity of the log; a new storage gets a new one. */
  readonly epoch: string;
  /** Offset of the last applied event; 0 before the first. */
  readonly offset: number;
}

const CURSOR = /^([A-Za-z0-9_-]{1,64}):(\d{1,15})$/;

export function formatCursor(cursor: Cursor): string {
  return `${cursor.epoch}:${String(cursor.offset)}`;
}

/** @throws ProtocolError `bad-cursor` */
export function parseCursor(text: string): Cursor {
  const match = CURSOR.exec(text);
  if (!match?.[1] || match[2] === undefined) {
    throw new ProtocolError('bad-cursor', `Not a cursor: ${JSON.stringify(text.slice(0, 80))}. Send back the SSE id unchanged, e.g. "e1x:41".`);
  }
  return { epoch: match[1], offset: Number(match[2]) };
}

/** How far a client has read each room; `undefined`: nothing yet. */
export type RoomCursors = ReadonlyMap<string, Cursor | undefined>;

/** The `rooms` query parameter, e.g. `lobby@e1:41,ops`. Room names are percent-encoded. */
export function formatRooms(rooms: RoomCursors): string {
  return [...rooms].map(([room, cursor]) => encodeURIComponent(room) + (cursor ? `@${formatCursor(cursor)}` : '')).join(',');
}

/** @throws ProtocolError `bad-cursor`, `bad-room` */
export function parseRooms(text: string): Map<string, Cursor | undefined> {
  const rooms = new Map<string, Cursor | undefined>();
  for (const entry of text.split(',')) {
    if (entry === '') continue;
    const at = entry.indexOf('@');
    const name = decodeRoom(at < 0 ? entry : entry.slice(0, at));
    rooms.set(name, at < 0 ? undefined : parseCursor(entry.slice(at + 1)));
  }
  return rooms;
}

function decodeRoom(text: string): string {
  let room: string;
  try {
    room = decodeURIComponent(text);
  } catch (cause) {
    throw new ProtocolError('bad-room', `Room name is not percent-encoded: ${JSON.stringify(text.slice(0, 80))}.`, { cause });
  }
  return checkRoom(room);
}

/** 1 to 128 characters without control characters and lone surrogates, or a conversation's id. @throws ProtocolError `bad-room` */
export function checkRoom(room: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what must be refused
  if (room.length === 0 || room.length > 128 || /[\u0000-\u001f\u007f\p{Surrogate}]/u.test(room)) {
    throw new ProtocolError('bad-room', `Not a room name: ${JSON.stringify(room.slice(0, 80))}. Use 1 to 128 characters without control characters.`);
  }
  return isConversation(room) ? checkConversation(room) : room;
}
