/** Which message a key leads to. */

/** The row `key` leads to from `row`, or `undefined` when the key is not one of ours or there is none further. Page keys go about one view far. */
export function rowByKey<T extends HTMLElement>(key: string, row: T, rows: readonly T[], view: number): T | undefined {
  const at = rows.indexOf(row);
  switch (key) {
    case 'ArrowUp':
      return rows[at - 1];
    case 'ArrowDown':
      return rows[at + 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'PageUp':
      return page(row, rows.slice(0, at).reverse(), view);
    case 'PageDown':
      return page(row, rows.slice(at + 1), view);
    default:
      return undefined;
  }
}

/** The last of the rows that is less than a view away; at least the next one. */
function page<T extends HTMLElement>(from: T, onward: readonly T[], view: number): T | undefined {
  const start = from.getBoundingClientRect().top;
  const reached = onward.filter((row) => Math.abs(row.getBoundingClientRect().top - start) < view * 0.9);
  return reached.at(-1) ?? onward[0];
}
