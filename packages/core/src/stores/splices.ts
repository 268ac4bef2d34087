import type { Ids, Sequence } from './sequence.js';

/** As `Array.splice`: at index `at`, `added` replaces `removed` ids. */
export interface IdSplice {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/** At most one splice at the beginning and one further on, in this order. Changes at the ends cost the same at any length; others one walk. */
export function splicesBetween(before: Ids, after: Sequence): readonly IdSplice[] {
  const shift = after.shiftFrom(before);
  // Index of each sequence's first id in the other one.
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
