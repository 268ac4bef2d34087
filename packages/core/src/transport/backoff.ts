/** Milliseconds to wait before try number `attempt` (1 = the first after a failure). */
export type Backoff = (attempt: number) => number;

/**
 * Full jitter (Brooker, «Exponential Backoff And Jitter», AWS Architecture Blog 2015): a random wait below a bound that doubles, so that clients do not
 * reconnect together. A cap of 8 s means 4 s on average, below the 10 s after which people turn away (Nielsen, «Response Times: The 3 Important
 * Limits», 1993). Of 10,000 clients some 2,500 then try per second.
 * @param first bound of the first wait in milliseconds
 * @param cap highest bound in milliseconds
 */
export function fullJitter(first = 250, cap = 8_000, random: () => number = Math.random): Backoff {
  return (attempt) => random() * Math.min(cap, first * 2 ** (attempt - 1));
}

/** Fixed waits in milliseconds, as Phoenix's `reconnectAfterMs`; the last one repeats. */
export function backoffTable(waits: readonly [number, ...number[]]): Backoff {
  return (attempt) => waits[Math.min(attempt, waits.length) - 1] ?? waits[0];
}
