/**
 * The protections that the schedules prove to be needed. Each can be left out of the build by name (`--without NAME`): the faults runner then compiles the
 * sources with `find` replaced, and must find something lost, doubled, reordered or missing. The product itself has no such switch.
 */
import type { StoreKind, Wire } from './schedule.js';

export interface Protection {
  /** From the repository's root. */
  readonly file: string;
  /** Must stand in the file exactly once: a build whose text has moved on fails. */
  readonly find: string;
  readonly replace: string;
  /** Where its absence is looked for. */
  readonly wire: Wire;
  readonly store: StoreKind;
}

export const protections: Readonly<Record<string, Protection>> = {
  /** A message that is sent twice is taken once. */
  idempotency: {
    file: 'packages/server-adapter/src/store/memory.ts',
    find: 'refuseRepeated(name, room, events);',
    replace: '',
    wire: 'sse',
    store: 'memory',
  },
  /** A client drops an event it has had. */
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
  /** The end of an answer carries it whole. */
  'whole-at-the-end': {
    file: 'packages/core/src/protocol/fold.ts',
    find: 'return { ...message, parts, status,',
    replace: 'return { ...message, parts: message.parts.length > 0 ? message.parts : parts, status,',
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
};
