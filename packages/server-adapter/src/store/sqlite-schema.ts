import { inTransaction, type SqliteDatabase } from './sqlite-driver.js';
import { StoreError } from './store.js';

/** Step n leads from `user_version` n to n + 1. Published steps never change: add one. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    epoch TEXT NOT NULL,
    "offset" INTEGER NOT NULL DEFAULT 0,
    floor INTEGER NOT NULL DEFAULT 0 -- offset of the newest trimmed event: the log reaches back to it
  );

  CREATE TABLE events (
    room INTEGER NOT NULL REFERENCES rooms (id),
    "offset" INTEGER NOT NULL,
    message TEXT, -- of deltas and parts: the message they will be folded into
    json TEXT NOT NULL,
    PRIMARY KEY (room, "offset")
  ) WITHOUT ROWID;
  CREATE INDEX events_to_fold ON events (room, message) WHERE message IS NOT NULL;

  CREATE TABLE messages (
    room INTEGER NOT NULL REFERENCES rooms (id),
    id TEXT NOT NULL,
    "offset" INTEGER NOT NULL,
    base INTEGER NOT NULL, -- deltas and parts up to here are in json, or were overwritten by an edit
    streaming INTEGER NOT NULL,
    json TEXT, -- NULL: removed; the id stays taken
    PRIMARY KEY (room, id)
  );
  CREATE UNIQUE INDEX messages_in_order ON messages (room, "offset");
  CREATE INDEX messages_streaming ON messages (room) WHERE streaming = 1;
  `,
  `
  CREATE TABLE conversations (
    name TEXT PRIMARY KEY, -- the room's
    owner TEXT NOT NULL,
    guest INTEGER NOT NULL,
    title TEXT NOT NULL,
    folded TEXT NOT NULL, -- the title as the filter compares it
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    removed INTEGER NOT NULL DEFAULT 0 -- the id stays taken
  ) WITHOUT ROWID;
  CREATE INDEX conversations_of_owner ON conversations (owner, updated DESC, name DESC) WHERE removed = 0;
  CREATE INDEX conversations_of_guests ON conversations (updated) WHERE guest = 1 AND removed = 0;
  `,
  `
  ALTER TABLE events ADD COLUMN about TEXT; -- of completions and edits: the message whose text they carry
  CREATE INDEX events_about ON events (room, about) WHERE about IS NOT NULL;
  UPDATE events SET about = json_extract(json, '$.id') WHERE json_extract(json, '$.type') IN ('message.completed', 'message.edited');
  `,
];

/** Several processes may try at once. @throws StoreError `schema` when the file is of a newer version */
export function migrate(database: SqliteDatabase): void {
  if (versionOf(database) === MIGRATIONS.length) return;
  inTransaction(database, () => {
    // Again under the lock: another process may have been faster.
    const version = versionOf(database);
    if (version > MIGRATIONS.length) {
      throw new StoreError(
        'schema',
        `The database has schema version ${String(version)}, this server knows up to ${String(MIGRATIONS.length)}. Update @loqui/server-adapter.`,
      );
    }
    for (const step of MIGRATIONS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${String(MIGRATIONS.length)}`);
  });
}

function versionOf(database: SqliteDatabase): number {
  const row = database.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
}
