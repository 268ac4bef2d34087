/** A line to a server: the contract of every transport. */
import type { Observable } from 'rxjs';
import type { Command, Frame, ResultOf, RoomCursors } from '../protocol/index.js';

export interface Transport {
  /**
   * Cold: each subscription is a connection, and unsubscribing closes it. `rooms` is called at each subscription, so that it resumes from the
   * present cursors. The first frame is `hello`. It never completes: it ends with a `ProtocolError`, or a `LoquiError` whose `retryable` tells
   * whether to reconnect.
   */
  open(rooms: () => RoomCursors): Observable<Frame>;
  /**
   * Sends one command and returns its answer. `keepalive`: the command must arrive even if the page closes now.
   * @throws LoquiError when it was refused or not delivered
   */
  send<C extends Command>(command: C, options?: SendOptions): Promise<ResultOf<C>>;
}

export interface SendOptions {
  readonly keepalive?: boolean;
}
