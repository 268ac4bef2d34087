/** How clients are sent elsewhere: each at a moment of its own, and none while an answer is being written in one of its rooms. */
import type { Connection } from './connection.js';
import type { Connections } from './connections.js';

/** Milliseconds between two looks at who may leave. */
const LOOK = 50;
/** Milliseconds over which those come back who stayed for an answer until the end. */
const LAST = 1000;

/** `answered`: settles when no answer is being written any more. `window`: milliseconds over which the others leave. Resolves when everybody was told. */
export async function drainLines(connections: Connections, answered: Promise<unknown>, window: number): Promise<void> {
  const begun = performance.now();
  const moments = new Map<Connection, number>();
  const look = (): void => {
    for (const connection of [...connections.all()]) {
      const moment = moments.get(connection) ?? begun + Math.random() * window;
      moments.set(connection, moment);
      // It leaves now, and so comes back at once.
      if (performance.now() >= moment && !connection.busy) connection.dismiss(0);
    }
  };
  look();
  const looking = setInterval(look, LOOK);
  await Promise.all([answered, connections.size > 0 && window > 0 ? new Promise((resolve) => setTimeout(resolve, window)) : undefined]);
  clearInterval(looking);
  for (const connection of [...connections.all()]) connection.dismiss(Math.min(window, LAST));
}
