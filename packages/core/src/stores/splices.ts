/** What turns one sequence into another, for lists that keep something for each row. */
import type { Sequence } from './sequence.js';

/** As `Array.splice` takes it: at `at`, so many go, and so many come. */
export interface Splice {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * One at the beginning (dropped, or paged in) and one further on, each only where there is something; they are to be applied in this order.
 * What came or went at the ends alone is known at once, however long the sequences are and however many lie between them; anything else takes one walk over both.
 */
export function splicesBetween(before: Sequence, after: Sequence): readonly Splice[] {
  const shift = before.shiftTo(after);
  // Where what now begins the one has stood in the other, if it has.
  const gone = Math.max(0, shift ?? before.slice().indexOf(after.at(0) ?? ''));
  const come = Math.max(0, shift === undefined ? after.slice().indexOf(before.at(0) ?? '') : -shift);
  let same = shift === undefined ? 0 : before.placed - gone;
  const left = before.length - gone;
  const right = after.length - come;
  const least = Math.min(left, right);
  while (same < least && before.at(gone + same) === after.at(come + same)) same += 1;
  let end = 0;
  while (end < least - same && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [
    { at: 0, removed: gone, added: come },
    { at: come + same, removed: left - same - end, added: right - same - end },
  ].filter(({ removed, added }) => removed + added > 0);
}
