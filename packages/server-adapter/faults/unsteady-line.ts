/** A faulty connection: frames come twice, come again late, or do not come, and messages are sent twice. */
import { Observable } from 'rxjs';
import { isEnvelope, LoquiError, type Command, type Frame, type ResultOf, type Transport } from '@loqui/core';
import type { Random } from './random.js';

const KEPT = 30;

/** `steady`: asked before each fault; true once clients shall come to rest. `dropped`: called for each lost frame. */
export function unsteady(transport: Transport, random: Random, steady: () => boolean, dropped: () => void): Transport {
  return {
    open: (rooms) =>
      new Observable<Frame>((subscriber) => {
        const events: Frame[] = [];
        let incomplete = false;
        return transport.open(rooms).subscribe({
          next(frame) {
            // A wire that loses frames must break: long polling would otherwise go on, and nothing would show the hole.
            if (incomplete && steady()) {
              subscriber.error(new LoquiError({ code: 'network', message: 'The wire that lost a frame has broken.' }, { retryable: true }));
              return;
            }
            // Only durable events: a repeated opening or signal would be a fault of the server.
            if (!isEnvelope(frame) || frame.offset === undefined || frame.event.type.startsWith('room.') || steady()) {
              subscriber.next(frame);
              return;
            }
            if (random.chance(0.005)) {
              incomplete = true;
              dropped();
              return;
            }
            subscriber.next(frame);
            events.push(frame);
            if (events.length > KEPT) events.shift();
            if (random.chance(0.05)) subscriber.next(frame);
            const late = events[random.between(0, events.length - 1)];
            if (late && random.chance(0.05)) subscriber.next(late);
          },
          error: (error: unknown) => subscriber.error(error),
        });
      }),
    send<C extends Command>(command: C): Promise<ResultOf<C>> {
      const sent = transport.send(command);
      if (command.type === 'message.send' && !steady() && random.chance(0.1)) {
        // The second answer repeats the first, or is lost like it.
        transport.send(command).catch(() => undefined);
      }
      return sent;
    },
  };
}
