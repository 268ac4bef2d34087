/** A line that notes what goes over it, and fails where a test wants it to. */
import { filter, Observable } from 'rxjs';
import { formatRooms, isEnvelope, LoquiError, type Command, type ResultOf } from '../protocol/index.js';
import type { Transport } from '../transport/transport.js';

export interface NotedTransport extends Transport {
  /** What was asked for at each connection, as the `rooms` parameter. */
  readonly opens: string[];
  readonly sent: Command[];
  /** Connections open now. */
  readonly lines: () => number;
  /** Throws instead of carrying a command, where it returns an error. */
  refuse: (command: Command) => unknown;
  /** No connection can be made. */
  shut: boolean;
  /** Nothing comes down that happens in a room. */
  deaf: boolean;
  /** Answers a command in the server's place, where it returns something. */
  answer: (command: Command) => unknown;
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
    shut: false,
    deaf: false,
    answer: () => undefined,
    lose: () => false,
    open: (rooms) =>
      new Observable((subscriber) => {
        if (note.shut) return subscriber.error(lineFault());
        lines += 1;
        const subscription = transport
          .open(() => {
            const now = rooms();
            note.opens.push(formatRooms(now));
            return now;
          })
          .pipe(filter((frame) => !note.deaf || !isEnvelope(frame)))
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
      const result = (note.answer(command) as ResultOf<C> | undefined) ?? (await transport.send(command));
      if (note.lose(command)) throw lineFault();
      return result;
    },
  };
  return note;
}
