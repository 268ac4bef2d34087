import type { Align } from './tree.js';

const MAX_COLUMNS = 1000;

const DASHES = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
const CELL = /((?:[^|\\]+|\\[^]?)*)\|?/g;

/** Undefined: the line is no row of dashes (GFM 4.10). */
export function readAlignments(line: string): Align[] | undefined {
  if (!DASHES.test(line)) return undefined;
  const columns = line.match(/:?-+:?/g)!;
  if (columns.length > MAX_COLUMNS) return undefined;
  return columns.map((dashes) => (dashes.endsWith(':') ? (dashes.startsWith(':') ? 'center' : 'right') : dashes.startsWith(':') ? 'left' : undefined));
}

/** At most `limit` cells. `\|` is a `|` within a cell. */
export function splitRow(line: string, limit = MAX_COLUMNS + 1): string[] {
  const cells: string[] = [];
  for (const [whole, cell = ''] of line
    .slice(line.startsWith('|') ? 1 : 0)
    .trimEnd()
    .matchAll(CELL)) {
    if (cells.length === limit || (!whole && cells.length > 0)) break;
    cells.push(cell.trim().replaceAll('\\|', '|'));
  }
  return cells;
}
