/** A line to a server: what every transport promises, whatever wire it uses. */
import type { Observable } from 'rxjs';
import type { Command, Frame, ResultOf, RoomCursors } from '../protocol/index.js';

export interface Transport {
  /**
   * Cold: one subscription is one connection, unsubscribing closes it. `rooms` is asked at each subscription, so that a
   * re-subscription resumes where the client then is. The first frame is `hello`. It never completes: a line that ends is an
   * error, a `LoquiError` whose `retryable` says whether coming back makes sense, or a `ProtocolError`.
   */
  open(rooms: () => RoomCursors): Observable<Frame>;
  /**
   * Carries one command and gives its answer. `keepalive`: the page goes away, and the command shall arrive all the same.
   * @throws LoquiError when it was refused or could not be carried
   */
  send<C extends Command>(command: C, options?: SendOptions): Promise<ResultOf<C>>;
}

export interface SendOptions {
  readonly keepalive?: boolean;
}
