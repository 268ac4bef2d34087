/** Chance that can be repeated: the same seed gives the same numbers. */

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** A whole number in [min, max]. */
  between(min: number, max: number): number;
}

/** mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, between: (min, max) => min + Math.floor(next() * (max - min + 1)) };
}

/**
 * The bytes in pieces, cut anywhere, inside characters too. Most runs are of one temper: all tiny, all large, or mixed.
 * `largest`: no piece is longer.
 */
export function* cutAtRandom(bytes: Uint8Array, random: Random, largest = 4096): Generator<Uint8Array> {
  const temper = [3, 40, 600, largest][random.between(0, 3)] ?? largest;
  for (let at = 0; at < bytes.length;) {
    const size = random.between(1, Math.min(temper, largest));
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
