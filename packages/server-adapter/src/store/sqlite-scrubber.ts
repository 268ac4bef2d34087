/** SQLite zeroes freed cells (`secure_delete`). Older copies stay in the write-ahead log until it is truncated, and in unused space until it is compacted. */
import type { SqliteDatabase } from './sqlite-driver.js';

/** Least milliseconds between two truncations; each writes to the disk. */
const EVERY = 1000;
/** Least milliseconds between two compactions. */
const COMPACT_EVERY = 30_000;
/** Largest file, in bytes, that is compacted while the server runs (some 100 ms) and when it closes (some seconds). Others need `VACUUM` by hand. */
const COMPACT_RUNNING = 8 * 1024 * 1024;
const COMPACT_CLOSING = 64 * 1024 * 1024;

export interface Scrubber {
  /** Truncates the log now or within a second, when nobody else reads the file. */
  soon(): void;
  end(): void;
}

export function createScrubber(database: SqliteDatabase): Scrubber {
  let truncated = Number.NEGATIVE_INFINITY;
  let compacted = performance.now();
  let due = false;
  let truncation: ReturnType<typeof setTimeout> | undefined;
  let compaction: ReturnType<typeof setTimeout> | undefined;

  function scrub(): void {
    clearTimeout(truncation);
    truncation = undefined;
    if (truncate(database)) truncated = performance.now();
    else truncation = later(EVERY, scrub);
  }

  function compact(upTo: number): void {
    clearTimeout(compaction);
    compaction = undefined;
    if (!due || sizeOf(database) > upTo) return;
    compacted = performance.now();
    due = !attempt(() => database.exec('VACUUM'));
    if (due) compaction = later(COMPACT_EVERY, () => compact(upTo));
    scrub();
  }

  return {
    soon() {
      due = true;
      const now = performance.now();
      compaction ??= later(Math.max(EVERY, compacted + COMPACT_EVERY - now), () => compact(COMPACT_RUNNING));
      if (now - truncated >= EVERY) scrub();
      else truncation ??= later(truncated + EVERY - now, scrub);
    },
    end() {
      compact(COMPACT_CLOSING);
      if (truncation !== undefined) scrub();
      clearTimeout(truncation);
      clearTimeout(compaction);
    },
  };
}

/** These timers do not keep the process alive: `end` cleans up too. */
function later(time: number, work: () => void): ReturnType<typeof setTimeout> {
  const timer = setTimeout(work, time);
  (timer as { unref?: () => void }).unref?.();
  return timer;
}

/** False while another process reads or writes the file. */
function truncate(database: SqliteDatabase): boolean {
  return attempt(() => {
    const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { readonly busy: number };
    if (busy !== 0) throw new Error('busy');
  });
}

/** A failure passes (another process has the file, the disk is full), so the work stays due. */
function attempt(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function sizeOf(database: SqliteDatabase): number {
  const { pages } = database.prepare('SELECT page_count * page_size AS pages FROM pragma_page_count, pragma_page_size').get() as { readonly pages: number };
  return pages;
}
