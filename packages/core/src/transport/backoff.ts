/** How long to wait before the next try. */

/** Milliseconds to wait before try number `attempt` (1 = the first after a failure). */
export type Backoff = (attempt: number) => number;

/**
 * Full jitter (Brooker, «Exponential Backoff And Jitter», AWS 2015): anywhere between 0 and a bound that doubles,
 * so that the clients of a server that went away do not come back together.
 * @param first bound of the first wait in milliseconds
 * @param cap highest bound in milliseconds
 */
export function fullJitter(first = 250, cap = 30_000, random: () => number = Math.random): Backoff {
  return (attempt) => random() * Math.min(cap, first * 2 ** (attempt - 1));
}

/** Fixed waits in milliseconds, as Phoenix's `reconnectAfterMs`; the last one repeats. */
export function backoffTable(waits: readonly [number, ...number[]]): Backoff {
  return (attempt) => waits[Math.min(attempt, waits.length) - 1] ?? waits[0];
}
