/** Lines of tables: cells, and the row of dashes below the head. */
import type { Align } from './tree.js';

const MAX_COLUMNS = 1000;

const DASHES = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/;
const CELL = /((?:[^|\\]+|\\[^]?)*)\|?/g;

/** The alignments of the columns; undefined when the line is no row of dashes. */
export function readAlignments(line: string): Align[] | undefined {
  if (!DASHES.test(line)) return undefined;
  const columns = line.match(/:?-+:?/g)!;
  if (columns.length > MAX_COLUMNS) return undefined;
  return columns.map((dashes) => (dashes.endsWith(':') ? (dashes.startsWith(':') ? 'center' : 'right') : dashes.startsWith(':') ? 'left' : undefined));
}

/** The cells of a line, at most so many. `\|` is a `|` within a cell. */
export function splitRow(line: string, limit = MAX_COLUMNS + 1): string[] {
  const cells: string[] = [];
  for (const [whole, cell = ''] of line
    .slice(line.startsWith('|') ? 1 : 0)
    .trimEnd()
    .matchAll(CELL)) {
    // The last `|` ends its cell and begins none.
    if (cells.length === limit || (!whole && cells.length > 0)) break;
    cells.push(cell.trim().replaceAll('\\|', '|'));
  }
  return cells;
}
