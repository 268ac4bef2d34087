/** Tables: the last line of a paragraph becomes the head when a line of dashes follows, and every line after that is a row. */
import type { Frame } from './frame.js';
import type { Spine } from './spine.js';
import { readAlignments, splitRow } from './table-line.js';
import type { Align, Block } from './tree.js';

/** Cells that may be added to rows which are too short, in one document: else a wide head would make every further line as wide. */
const MAX_PADDING = 10_000;

/** Makes the last line of an open paragraph the head of a table, if `line` is the row of dashes below it. */
export function addTable(spine: Spine, paragraph: Frame, line: string): boolean {
  const aligns = readAlignments(line);
  if (!aligns) return false;
  if (splitRow(paragraph.last, aligns.length + 1).length !== aligns.length || !spine.settleTip()) return false;
  beginTable(spine, paragraph, aligns);
  return true;
}

/** Replaces a paragraph's last line by a table with that head. */
export function beginTable(spine: Spine, paragraph: Frame, align: readonly Align[]): void {
  const { block, last } = paragraph;
  const rest = block.source.length - last.length - 1;
  if (rest > 0) {
    spine.touch(block);
    block.source = block.source.slice(0, rest);
    spine.close();
  } else spine.drop();
  const table = spine.push({ type: 'table', align });
  addRow(spine, table.block, last, align.length);
}

/** Adds a row. Its last cell is open while the line is. */
export function addRow(spine: Spine, table: Block, line: string, columns: number): void {
  const row = spine.add({ type: 'row' }, '', table);
  const cells = splitRow(line, columns);
  for (const [index, source] of cells.entries()) spine.add({ type: 'cell' }, source, row, spine.forShow && index === cells.length - 1);
  for (let count = cells.length; count < columns && spine.padding < MAX_PADDING; count++, spine.padding++) spine.add({ type: 'cell' }, '', row, false);
}
