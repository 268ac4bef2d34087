/** The far end of a connection: where frames are written. One for each wire: a stream body, a bare socket, a WebSocket. */
import type { Batch } from '../room/encoded.js';

export interface Sink {
  /** Takes all frames at once and never waits. */
  write(batch: Batch): void;
  /** Bytes taken but not yet on their way. */
  readonly buffered: number;
  /** Sends what is buffered, then ends; must release everything even if the other side never reads again. `code`: for a WebSocket. */
  close(code: number): void;
}

/** Milliseconds the other side has to take what is left before a closed line is cut. */
export const CLOSE_GRACE = 5000;
