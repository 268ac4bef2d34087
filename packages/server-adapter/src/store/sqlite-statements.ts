/** Every statement, prepared once. It names the room when one call is one statement, else the row id. */
import type { SqliteDatabase, SqliteStatement } from './sqlite-driver.js';

const SQL = {
  addRoom: 'INSERT INTO rooms (name, epoch) VALUES (?, ?) ON CONFLICT (name) DO NOTHING',
  room: 'SELECT id, epoch, "offset", floor FROM rooms WHERE name = ?',
  advance: 'UPDATE rooms SET "offset" = ? WHERE id = ?',
  setFloor: 'UPDATE rooms SET floor = ? WHERE id = ?',

  addEvent: 'INSERT INTO events (room, "offset", message, about, json) VALUES (?, ?, ?, ?, ?)',
  eventsAfter: 'SELECT "offset", json FROM events WHERE room = (SELECT id FROM rooms WHERE name = ?) AND "offset" > ? ORDER BY "offset" LIMIT ?',
  fold: 'DELETE FROM events WHERE room = ? AND message = ?',
  toFold: 'SELECT json FROM events WHERE room = (SELECT id FROM rooms WHERE name = ?) AND message = ? AND "offset" > ? ORDER BY "offset"',
  /** The newest event that is one too many. */
  eventBelow: 'SELECT "offset" FROM events WHERE room = ? ORDER BY "offset" DESC LIMIT 1 OFFSET ?',
  trim: `DELETE FROM events WHERE room = ? AND "offset" <= ? AND NOT EXISTS (
    SELECT 1 FROM messages WHERE messages.room = events.room AND messages.id = events.message AND streaming = 1 AND events."offset" > base)`,

  event: 'SELECT "offset", json FROM events WHERE room = ? AND "offset" = ?',
  /** Completions and edits that carry text of a message. */
  about: 'SELECT "offset", json FROM events WHERE room = ? AND about = ?',
  redactEvent: 'UPDATE events SET json = ?, about = ? WHERE room = ? AND "offset" = ?',

  usedId: 'SELECT "offset", json IS NULL AS removed FROM messages WHERE room = ? AND id = ?',
  addMessage: 'INSERT INTO messages (room, id, "offset", base, streaming, json) VALUES (?, ?, ?, ?, ?, ?)',
  changeMessage: 'UPDATE messages SET json = ?, streaming = ?, base = ? WHERE room = ? AND id = ?',
  removeMessage: 'UPDATE messages SET json = NULL, streaming = 0 WHERE room = ? AND id = ?',
  message: 'SELECT json FROM messages WHERE room = (SELECT id FROM rooms WHERE name = ?) AND id = ? AND json IS NOT NULL',
  older: 'SELECT json FROM messages WHERE room = (SELECT id FROM rooms WHERE name = ?) AND "offset" < ? AND json IS NOT NULL ORDER BY "offset" DESC LIMIT ?',
  newer: 'SELECT json FROM messages WHERE room = (SELECT id FROM rooms WHERE name = ?) AND "offset" > ? AND json IS NOT NULL ORDER BY "offset" LIMIT ?',
  streaming: 'SELECT id, base, json FROM messages WHERE room = (SELECT id FROM rooms WHERE name = ?) AND streaming = 1 ORDER BY "offset"',

  conversation: 'SELECT name, owner, title, created, updated, removed FROM conversations WHERE name = ?',
  /** After a place in the list, which the last two values name. */
  conversations: `SELECT name, owner, title, created, updated, removed FROM conversations WHERE owner = ? AND removed = 0 AND instr(folded, ?) > 0
    AND (updated < ? OR (updated = ? AND name < ?)) ORDER BY updated DESC, name DESC LIMIT ?`,
  countConversations: 'SELECT count(*) AS count FROM conversations WHERE owner = ? AND removed = 0',
  idleConversations: 'SELECT name FROM conversations WHERE guest = 1 AND removed = 0 AND updated < ? ORDER BY updated LIMIT ?',
  addConversation: 'INSERT INTO conversations (name, owner, guest, title, folded, created, updated) VALUES (?, ?, ?, ?, ?, ?, ?)',
  touchConversation: 'UPDATE conversations SET updated = max(updated, ?) WHERE name = ?',
  renameConversation: 'UPDATE conversations SET title = ?, folded = ? WHERE name = ?',
  claimConversation: 'UPDATE conversations SET owner = ?, guest = ? WHERE name = ?',
  /** Of a removed conversation only its id stays. */
  removeConversation: "UPDATE conversations SET owner = '', guest = 0, title = '', folded = '', created = 0, updated = 0, removed = 1 WHERE name = ?",
  dropEvents: 'DELETE FROM events WHERE room = ?',
  dropMessages: 'DELETE FROM messages WHERE room = ?',
  dropRoom: 'DELETE FROM rooms WHERE id = ?',
  messagesOf: 'SELECT id, json FROM messages WHERE room = ? AND json IS NOT NULL',
  rewriteMessage: 'UPDATE messages SET json = ? WHERE room = ? AND id = ?',
  eventsOf: 'SELECT "offset", json FROM events WHERE room = ?',
  rewriteEvent: 'UPDATE events SET json = ? WHERE room = ? AND "offset" = ?',
} as const;

export type Statements = Readonly<Record<keyof typeof SQL, SqliteStatement>>;

export function prepareStatements(database: SqliteDatabase): Statements {
  return Object.fromEntries(Object.entries(SQL).map(([name, sql]) => [name, database.prepare(sql)])) as unknown as Statements;
}
