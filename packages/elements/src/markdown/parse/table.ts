/** Tables: a row of dashes makes the last line of a paragraph the head; each line after it is a row. */
import type { OpenBlock } from './open-block.js';
import type { Spine } from './spine.js';
import { readAlignments, splitRow } from './table-line.js';
import type { Align, Block } from './tree.js';

/** Cells added to short rows, per document: a wide head must not make every further line as wide. */
const MAX_PADDING = 10_000;

export function addTable(spine: Spine, paragraph: OpenBlock, line: string): boolean {
  const aligns = readAlignments(line);
  if (!aligns) return false;
  if (splitRow(paragraph.last, aligns.length + 1).length !== aligns.length || !spine.settleTip()) return false;
  beginTable(spine, paragraph, aligns);
  return true;
}

export function beginTable(spine: Spine, paragraph: OpenBlock, align: readonly Align[]): void {
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

/** The last cell of an incomplete line is open. */
export function addRow(spine: Spine, table: Block, line: string, columns: number): void {
  const row = spine.add({ type: 'row' }, '', table);
  const cells = splitRow(line, columns);
  for (const [index, source] of cells.entries()) spine.add({ type: 'cell' }, source, row, spine.forShow && index === cells.length - 1);
  for (let count = cells.length; count < columns && spine.padding < MAX_PADDING; count++, spine.padding++) spine.add({ type: 'cell' }, '', row, false);
}
