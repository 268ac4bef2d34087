import { defer, mergeMap } from 'rxjs';
import type { Command } from '../protocol/index.js';
import type { SendOptions, Transport } from './transport.js';

export function onDemand(load: () => Promise<Transport>): Transport {
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
