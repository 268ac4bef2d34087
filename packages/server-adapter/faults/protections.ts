/**
 * Protections that the schedules must prove to be needed. `--without NAME` compiles the sources with `find` replaced, and the runner must then find
 * something lost, doubled, reordered or missing. The product itself has no such switch.
 */
import type { StoreKind, Wire } from './schedule.js';

export interface Protection {
  /** From the repository's root. */
  readonly file: string;
  /** Must stand in the file exactly once, else the build fails. */
  readonly find: string;
  readonly replace: string;
  /** The combination in which its absence shows. */
  readonly wire: Wire;
  readonly store: StoreKind;
}

export const protections: Readonly<Record<string, Protection>> = {
  /** A message that is sent twice is stored once. */
  idempotency: {
    file: 'packages/server-adapter/src/store/memory.ts',
    find: 'refuseRepeated(name, room, events);',
    replace: '',
    wire: 'sse',
    store: 'memory',
  },
  'idempotency-sqlite': {
    file: 'packages/server-adapter/src/store/sqlite-append.ts',
    find: 'if (first !== undefined) throw new DuplicateMessageError(name, message.id, first.offset);',
    // The table would refuse it too: without the check the message gets another id there.
    replace: 'if (first !== undefined) message.id = `${message.id} again ${String(offset)}`;',
    wire: 'websocket',
    store: 'sqlite',
  },
  /** An accepted message is committed before its writer gets the answer. */
  'commit-before-answer': {
    file: 'packages/server-adapter/src/store/sqlite-driver.ts',
    find: "database.exec('BEGIN IMMEDIATE');\n  try {\n    const result = work();\n    database.exec('COMMIT');",
    // The transaction stays open for a moment: everything is answered, and a kill removes it.
    replace: `const file = database;
  const late = (globalThis.late ??= { open: false });
  if (!late.open) {
    file.exec('BEGIN IMMEDIATE');
    late.open = true;
    setTimeout(() => {
      late.open = false;
      file.exec('COMMIT');
    }, 250);
  }
  try {
    file.exec('SAVEPOINT one');
    let result;
    try {
      result = work();
    } catch (error) {
      file.exec('ROLLBACK TO one');
      database = { exec: () => undefined };
      throw error;
    }`,
    wire: 'sse',
    store: 'sqlite',
  },
  /** What a killed server left open is closed when the room is next used. */
  recovery: {
    file: 'packages/server-adapter/src/room/recovery.ts',
    find: 'const unfinished = await store.unfinished(room);',
    replace: 'if (room !== undefined) return [];\n  const unfinished = await store.unfinished(room);',
    wire: 'sse',
    store: 'sqlite',
  },
  /** The end of an answer carries it whole. */
  'whole-at-the-end': {
    file: 'packages/core/src/protocol/fold.ts',
    find: 'return { ...message, parts, status,',
    replace: 'return { ...message, parts: message.parts.length > 0 ? message.parts : parts, status,',
    wire: 'sse',
    store: 'sqlite',
  },
  /** Gathered frames are written before a room opens, so that they do not come twice. A client would drop them by `repeats`. */
  'flush-before-opening': {
    file: 'packages/server-adapter/src/room/opening.ts',
    find: 'room.broadcast.flush();\n  room.join(subscriber);',
    replace: 'room.join(subscriber);',
    wire: 'sse',
    store: 'memory',
  },
  /** Between an opening and the next events nothing waits. A client would come back by `holes`. */
  'subscribe-at-once': {
    file: 'packages/server-adapter/src/room/opening.ts',
    find: 'subscriber.writeOpening(Batch.of(opening));',
    replace: 'subscriber.writeOpening(Batch.of(opening));\n  await new Promise((resolve) => setTimeout(resolve, 3));',
    wire: 'sse',
    store: 'memory',
  },
  /** A client that cannot get what it missed gets a gap. */
  'gap-told': {
    file: 'packages/server-adapter/src/room/opening.ts',
    find: "opening.push(new EncodedFrame({ room: room.id, ...cursor, event: { type: 'room.gap', reason } }), room.snapshot());",
    replace: 'opening.push(room.snapshot());',
    wire: 'websocket',
    store: 'memory',
  },
  /** A folded event names the offsets it stands for. */
  'folded-range': {
    file: 'packages/server-adapter/src/room/opening.ts',
    find: 'one.offset > last + 1 ? last + 1 : undefined',
    replace: 'undefined',
    wire: 'sse',
    store: 'memory',
  },
  /** The client reads those offsets. */
  'folded-range-read': {
    file: 'packages/core/src/transport/cursor-book.ts',
    find: '(envelope.from ?? offset)',
    replace: 'offset',
    wire: 'sse',
    store: 'memory',
  },
  /** A client drops an event it has seen. */
  repeats: {
    file: 'packages/core/src/transport/cursor-book.ts',
    find: "if (offset <= last.offset) return 'repeat';",
    replace: '',
    wire: 'sse',
    store: 'memory',
  },
  /** A client that misses an event resumes. */
  holes: {
    file: 'packages/core/src/transport/cursor-book.ts',
    find: "if ((envelope.from ?? offset) > last.offset + 1) return 'hole';",
    replace: '',
    wire: 'websocket',
    store: 'memory',
  },
  /** A silent connection is given up. */
  'signs-of-life': {
    file: 'packages/core/src/transport/resume.ts',
    find: 'if (asyncScheduler.now() - seen <= limit) return false;',
    replace: 'if (limit > 0) return false;',
    wire: 'sse',
    store: 'memory',
  },
  /** A server of long polling keeps frames until they are acknowledged. A client would come back by `holes`. */
  unacknowledged: {
    file: 'packages/server-adapter/src/line/poll-session.ts',
    find: 'this.#given = Math.max(this.#given, last);',
    replace: `this.#given = Math.max(this.#given, last);
    this.#frames.splice(0, frames.length);
    this.#acknowledged = last;`,
    wire: 'poll',
    store: 'memory',
  },
  /** A message whose answer is lost is sent again, by itself and in its place. */
  'lost-answer': {
    file: 'packages/core/src/outbox/outbox.ts',
    find: 'if (!error.retryable) {',
    replace: 'if (error) {',
    wire: 'sse',
    store: 'memory',
  },
  /** Later messages of a room do not overtake one that must be sent again. */
  order: {
    file: 'packages/core/src/outbox/outbox-state.ts',
    find: 'const first = ours.find((entry) => isInLine(entry, now));',
    replace: 'const inLine = ours.filter((entry) => isInLine(entry, now));\n  const first = inLine.find(({ key }) => !state.tried.has(key)) ?? inLine[0];',
    wire: 'websocket',
    store: 'memory',
  },
  /** A snapshot leaves unsent messages where they are. */
  'pending-kept': {
    file: 'packages/core/src/stores/messages-reducer.ts',
    find: '.concat(add(unsentOurs))',
    replace: '',
    wire: 'poll',
    store: 'memory',
  },
};
