/** Which message a key leads to. */
import type { RowList } from '../../list/row-list.js';

/** The index `key` leads to from the row at `at`; `undefined` when the key is not one of ours or there is none further. Page keys go about one view far. */
export function indexByKey(key: string, at: number, rows: Pick<RowList, 'length' | 'pageFrom'>): number | undefined {
  const to = target(key, at, rows);
  return to === undefined || to < 0 || to >= rows.length ? undefined : to;
}

function target(key: string, at: number, rows: Pick<RowList, 'length' | 'pageFrom'>): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return at - 1;
    case 'ArrowDown':
      return at + 1;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    case 'PageUp':
      return rows.pageFrom(at, -1);
    case 'PageDown':
      return rows.pageFrom(at, 1);
    default:
      return undefined;
  }
}
