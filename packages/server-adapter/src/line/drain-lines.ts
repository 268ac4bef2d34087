import type { Connection } from './connection.js';
import type { Connections } from './connections.js';

/** Milliseconds between two checks of who may leave. */
const TICK = 50;
/** Milliseconds in which the last ones reconnect. */
const LAST = 1000;

/** Dismisses each client at a random time within `window` milliseconds, but none before its running answer ends. `answered`: no answer runs any more. */
export async function drainLines(connections: Connections, answered: Promise<unknown>, window: number): Promise<void> {
  const begun = performance.now();
  const moments = new Map<Connection, number>();
  const dismissDue = (): void => {
    for (const connection of [...connections.all()]) {
      const moment = moments.get(connection) ?? begun + Math.random() * window;
      moments.set(connection, moment);
      if (performance.now() >= moment && !connection.busy) connection.dismiss(0);
    }
  };
  dismissDue();
  const timer = setInterval(dismissDue, TICK);
  await Promise.all([answered, connections.size > 0 && window > 0 ? new Promise((resolve) => setTimeout(resolve, window)) : undefined]);
  clearInterval(timer);
  for (const connection of [...connections.all()]) connection.dismiss(Math.min(window, LAST));
}
