/** Sends clients away while the server drains: each at a random moment, and none while an answer is being written in one of its rooms. */
import type { Connection } from './connection.js';
import type { Connections } from './connections.js';

/** Milliseconds between two checks of who may leave. */
const TICK = 50;
/** Milliseconds over which those reconnect who stayed until the end. */
const LAST = 1000;

/** `answered`: settles when no answer is being written any more. `window`: milliseconds over which the others leave. Resolves when all have been sent away. */
export async function drainLines(connections: Connections, answered: Promise<unknown>, window: number): Promise<void> {
  const begun = performance.now();
  const moments = new Map<Connection, number>();
  const dismissDue = (): void => {
    for (const connection of [...connections.all()]) {
      const moment = moments.get(connection) ?? begun + Math.random() * window;
      moments.set(connection, moment);
      // Its random moment has come: it reconnects at once.
      if (performance.now() >= moment && !connection.busy) connection.dismiss(0);
    }
  };
  dismissDue();
  const timer = setInterval(dismissDue, TICK);
  await Promise.all([answered, connections.size > 0 && window > 0 ? new Promise((resolve) => setTimeout(resolve, window)) : undefined]);
  clearInterval(timer);
  for (const connection of [...connections.all()]) connection.dismiss(Math.min(window, LAST));
}
