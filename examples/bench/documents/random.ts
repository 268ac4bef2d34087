/** Chance that is the same at every run. */

/** A number from 0 up to, but without, 1. */
export type Random = () => number;

/** A linear congruential generator (the constants of Numerical Recipes): enough to write prose with, and the same in every engine. */
export function random(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  // Neighbouring seeds begin alike.
  for (let skip = 0; skip < 8; skip += 1) next();
  return next;
}

/** A whole number from 0 up to, but without, `end`. */
export const below = (chance: Random, end: number): number => Math.floor(chance() * end);

/** One of the list. */
export function oneOf<T>(chance: Random, list: readonly T[]): T {
  return list[below(chance, list.length)]!;
}
