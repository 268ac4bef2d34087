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

/** The fields of a block that can change, as they were at some time. */
export interface State {
  readonly length: number;
  /** The last child and the one before: only the end of the children ever changes. */
  readonly last: Block | undefined;
  readonly before: Block | undefined;
  readonly source: string;
  readonly open: boolean;
  /** What else can change: see `FLAGS`, and the number of columns of a table in the making. */
  readonly flag: unknown;
}

/** The one field of a container that is settled after its creation. */
const FLAGS: Readonly<Partial<Record<Block['type'], string>>> = { list: 'tight', quote: 'alert', item: 'checked' };

export function stateOf(block: Block): State {
  const { children, source, open } = block;
  const flag = FLAGS[block.type];
  return {
    length: children.length,
    last: children.at(-1),
    before: children.at(-2),
    source,
    open,
    flag: block.type === 'table' ? block.align.length : flag && (block as unknown as Record<string, unknown>)[flag],
  };
}

export function isState(block: Block, state: State): boolean {
  const now = stateOf(block);
  return (
    now.length === state.length &&
    now.last === state.last &&
    now.before === state.before &&
    now.open === state.open &&
    now.flag === state.flag &&
    now.source === state.source
  );
}

/** Gives a block the state back that it had before its last lines came. */
export function restore(block: Block, { length, last, before, source, open, flag }: State): void {
  const { children } = block;
  children.length = length;
  if (last) children[length - 1] = last;
  if (before) children[length - 2] = before;
  block.source = source;
  block.open = open;
  const name = FLAGS[block.type];
  if (name) (block as unknown as Record<string, unknown>)[name] = flag;
}
