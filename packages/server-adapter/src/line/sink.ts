/** Where a connection's frames are written: a stream body, a bare socket, a WebSocket, a polled line. */
import type { Batch } from '../room/encoded.js';

export interface Sink {
  /** Writes all frames and never waits. */
  write(batch: Batch): void;
  /** Bytes written but not yet sent. */
  readonly buffered: number;
  /** Sends what is buffered, then ends; releases everything even if the other side never reads again. `code`: for a WebSocket. */
  close(code: number): void;
}

/** Milliseconds the other side has to read the rest before a closed connection is cut. */
export const CLOSE_GRACE = 5000;
