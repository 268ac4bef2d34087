import { defer, mergeMap, type Observable } from 'rxjs';
import type { Command, Frame, ResultOf, RoomCursors } from '../protocol/index.js';

export interface Transport {
  /**
   * Cold: each subscription is a connection, which unsubscribing closes. `rooms` is called at each subscription. The first frame is `hello`. Never
   * completes: fails with a `ProtocolError`, or with a `LoquiError` whose `retryable` means that the client must reconnect.
   */
  open(rooms: () => RoomCursors): Observable<Frame>;
  /** Sends once. `keepalive`: the command must arrive even if the page closes now. @throws LoquiError when it was refused or not delivered */
  send<C extends Command>(command: C, options?: SendOptions): Promise<ResultOf<C>>;
}

export interface SendOptions {
  readonly keepalive?: boolean;
}

/** A transport whose code is fetched at its first use. */
export function transportOnDemand(load: () => Promise<Transport>): Transport {
  let loading: Promise<Transport> | undefined;
  // A fetch that failed (the line is down) is tried again at the next use.
  const loaded = (): Promise<Transport> =>
    (loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw cause;
    }));
  return {
    open: (rooms) => defer(loaded).pipe(mergeMap((transport) => transport.open(rooms))),
    send: async <C extends Command>(command: C, how?: SendOptions) => (await loaded()).send(command, how),
  };
}
