/** Lines of tables: cells, and the row of dashes below the head. */
import { skipSpace } from './link-target.js';
import type { Align } from './tree.js';

/** A table with more columns is none. */
const MAX_COLUMNS = 1000;

/** The alignments a line of dashes gives to its columns; undefined when it is no such line. */
export function readAlignments(line: string): Align[] | undefined {
  const aligns: Align[] = [];
  let at = line.startsWith('|') ? 1 : 0;
  for (;;) {
    at = skipSpace(line, at);
    const left = line[at] === ':';
    if (left) at++;
    const dashes = at;
    while (line[at] === '-') at++;
    if (at === dashes || aligns.length === MAX_COLUMNS) return undefined;
    const right = line[at] === ':';
    if (right) at++;
    aligns.push(left ? (right ? 'center' : 'left') : right ? 'right' : undefined);
    at = skipSpace(line, at);
    if (at < line.length && line[at++] !== '|') return undefined;
    if (skipSpace(line, at) >= line.length) return aligns;
  }
}

/** The cells of a line, at most so many. A `|` in a cell is written `\|`. */
export function splitRow(line: string, limit = MAX_COLUMNS + 1): string[] {
  const cells: string[] = [];
  const end = line.trimEnd().length;
  let from = line.startsWith('|') ? 1 : 0;
  let escaped = false;
  for (let at = from; at <= end && cells.length < limit; at++) {
    const code = at < end ? line.charCodeAt(at) : 0x7c;
    if (code === 0x5c) {
      at++;
      escaped ||= line.charCodeAt(at) === 0x7c;
      if (at < end) continue;
    }
    if (code !== 0x7c && at < end) continue;
    // The last `|` ends its cell and begins none.
    if (at >= end && from >= end && cells.length > 0) break;
    const cell = line.slice(from, at).trim();
    cells.push(escaped ? cell.replaceAll('\\|', '|') : cell);
    from = at + 1;
    escaped = false;
  }
  return cells;
}
