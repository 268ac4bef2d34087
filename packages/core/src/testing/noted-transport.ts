/** A line that notes what goes over it, and fails where a test wants it to. */
import { Observable } from 'rxjs';
import { formatRooms, LoquiError, type Command, type ResultOf } from '../protocol/index.js';
import type { Transport } from '../transport/transport.js';

export interface NotedTransport extends Transport {
  /** What was asked for at each connection, as the `rooms` parameter. */
  readonly opens: string[];
  readonly sent: Command[];
  /** Connections open now. */
  readonly lines: () => number;
  /** Throws instead of carrying a command, where it returns an error. */
  refuse: (command: Command) => unknown;
  /** Carries the command, then loses its answer, where it returns true. */
  lose: (command: Command) => boolean;
}

export const lineFault = (): LoquiError => new LoquiError({ code: 'network', message: 'Cut.' }, { retryable: true });
export const refusal = (code = 'forbidden'): LoquiError => new LoquiError({ code, message: 'No.' }, { status: 403 });

export function noted(transport: Transport): NotedTransport {
  let lines = 0;
  const note: NotedTransport = {
    opens: [],
    sent: [],
    lines: () => lines,
    refuse: () => undefined,
    lose: () => false,
    open: (rooms) =>
      new Observable((subscriber) => {
        lines += 1;
        const subscription = transport
          .open(() => {
            const now = rooms();
            note.opens.push(formatRooms(now));
            return now;
          })
          .subscribe(subscriber);
        return () => {
          lines -= 1;
          subscription.unsubscribe();
        };
      }),
    send: async <C extends Command>(command: C): Promise<ResultOf<C>> => {
      note.sent.push(command);
      const error = note.refuse(command);
      if (error !== undefined) throw error as Error;
      const result = await transport.send(command);
      if (note.lose(command)) throw lineFault();
      return result;
    },
  };
  return note;
}
