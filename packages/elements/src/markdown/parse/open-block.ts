import type { Block } from './tree.js';

/** A block that further lines can continue. The meaning of the fields depends on its type. */
export interface OpenBlock {
  readonly block: Block;
  /** Item: indentation of its content, in columns. Fence: that of its opening line. */
  readonly indent: number;
  /** List: the character of its markers. Fence: that of its mark. HTML: its kind. Paragraph: see `readDefinition`. */
  mark: number;
  /** Number of lines. */
  size: number;
  /** Paragraph: its last line. Fence and math: the mark that closes it. */
  last: string;
  /** Paragraph: text that may be definitions, and is not shown. Indented code: blank lines that may be its end. */
  held: string | undefined;
}

/** The fields of a block that can change. Of the children only the last two can. `flag`: see `FLAGS`; for a table, its columns. */
export type State = readonly [source: string, open: boolean, length: number, last: Block | undefined, before: Block | undefined, flag: unknown];

/** The one field of a container that can still change. */
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

export function restore(block: Block, [source, open, length, last, before, value]: State): void {
  const { children } = block;
  children.length = length;
  if (last) children[length - 1] = last;
  if (before) children[length - 2] = before;
  const flag = FLAGS[block.type];
  Object.assign(block, { source, open }, flag && { [flag]: value });
}
