/** What the block machine keeps beside each open block. */
import type { Block } from './tree.js';

/** An open block of the spine. What the numbers mean depends on the block's type. */
export interface Frame {
  readonly block: Block;
  /** Item: the columns its content is indented by. Fence: those of its opening line. */
  readonly indent: number;
  /** List: the character of its markers. Fence and math: that of its mark. Paragraph: see `readDefinition`. */
  mark: number;
  /** Fence: the length of its mark. HTML: which kind. Else: how many lines there are. */
  size: number;
  /** Paragraph: its last line. */
  last: string;
  /** Paragraph: text that may yet be definitions and is not shown. Code by indentation: blank lines that may yet be its end. */
  held: string | undefined;
}

/**
 * The fields of a block that can change, as they were at some time: its source, whether it was open, how many children it had, the last
 * two of them (only the end of the children ever changes), and its flag, see `FLAGS`, or how many columns a table in the making has.
 */
export type State = readonly [source: string, open: boolean, length: number, last: Block | undefined, before: Block | undefined, flag: unknown];

/** The one field of a container that is settled after its creation. */
const FLAGS: Readonly<Partial<Record<Block['type'], string>>> = { list: 'tight', quote: 'alert', item: 'checked' };

export function stateOf(block: Block): State {
  const { children, source, open } = block;
  const { length } = children;
  const flag = FLAGS[block.type];
  const value = block.type === 'table' ? block.align.length : flag && (block as unknown as Record<string, unknown>)[flag];
  return [source, open, length, children[length - 1], children[length - 2], value];
}

export function isState(block: Block, state: State): boolean {
  return stateOf(block).every((value, index) => value === state[index]);
}

/** Gives a block the state back that it had before its last lines came. */
export function restore(block: Block, [source, open, length, last, before, value]: State): void {
  const { children } = block;
  children.length = length;
  if (last) children[length - 1] = last;
  if (before) children[length - 2] = before;
  const flag = FLAGS[block.type];
  Object.assign(block, { source, open }, flag && { [flag]: value });
}
