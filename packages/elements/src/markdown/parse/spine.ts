/** The open blocks, from the document to the innermost. The open line is parsed to be shown, and undone before the next text. */
import { isHalfDefinition, readDefinition, settles } from './definition.js';
import { isState, restore, stateOf, type OpenBlock, type State } from './open-block.js';
import type { Block, BlockOf, Changes, Definition } from './tree.js';

type Init<B> = B extends Block ? Omit<B, 'parent' | 'children' | 'source' | 'open'> : never;

export type BlockInit = Init<Block>;

/** Nested open blocks; deeper ones are text. */
const MAX_DEPTH = 100;

interface Mark {
  readonly openBlocks: readonly OpenBlock[];
  readonly tip: OpenBlock;
  readonly gap: boolean;
  readonly padding: number;
}

export class Spine {
  readonly document: Block = { type: 'document', parent: undefined, children: [], source: '', open: true };
  readonly openBlocks: OpenBlock[] = [openBlockOf(this.document)];
  readonly definitions = new Map<string, Definition>();
  readonly footnotes: Map<string, BlockOf<'footnote'>> = new Map<string, BlockOf<'footnote'>>();
  /** Number of open blocks that the current line continues. */
  matched = 1;
  /** The last line was blank, and separates blocks. */
  gap = false;
  /** The line is incomplete: it is parsed to be shown, and undone. */
  forShow = false;
  padding = 0;

  #mark: Mark | undefined;
  readonly #before = new Map<Block, State>();
  #created: Block[] = [];
  #dropped: Block[] = [];
  #labelled: string[] = [];
  /** Blocks of the undone line, in order, for reuse when it is parsed again. */
  #spare: readonly Block[] = [];
  #reused = 0;
  /** Blocks that are new since the last `changes`, and other touched blocks with their states then. */
  #fresh = new Set<Block>();
  readonly #touched = new Map<Block, State>();
  readonly #labels = new Map<string, readonly [Definition | undefined, Block | undefined]>();

  get tip(): OpenBlock {
    return this.openBlocks[this.openBlocks.length - 1]!;
  }

  get container(): OpenBlock {
    return this.openBlocks[this.matched - 1]!;
  }

  get deep(): boolean {
    return this.matched > MAX_DEPTH;
  }

  touch(block: Block): void {
    if (!this.#fresh.has(block) && !this.#touched.has(block)) this.#touched.set(block, stateOf(block));
    if (this.forShow && !this.#before.has(block)) this.#before.set(block, stateOf(block));
  }

  closeUnmatched(): void {
    while (this.openBlocks.length > this.matched) this.close();
  }

  close(): void {
    const opened = this.openBlocks.pop()!;
    if (this.matched > this.openBlocks.length) this.matched = this.openBlocks.length;
    if (opened.held && opened.block.type === 'paragraph') this.#settle(opened, true);
    this.touch(opened.block);
    opened.block.open = false;
  }

  push(init: BlockInit, fields?: Partial<OpenBlock>): OpenBlock {
    const block = this.#make(init);
    const opened = openBlockOf(block, fields);
    if (init.type !== 'paragraph') this.#attach(block);
    this.openBlocks.push(opened);
    this.matched = this.openBlocks.length;
    return opened;
  }

  /** Adds a block that no further line can continue. In an incomplete line it is open. */
  add(init: BlockInit, source = '', parent?: Block, open = this.forShow): Block {
    const block = this.#make(init, parent);
    block.source = source;
    block.open = open;
    this.#attach(block);
    return block;
  }

  /** Removes the paragraph at the tip: it has become another block. */
  drop(): void {
    const { block } = this.openBlocks.pop()!;
    this.matched = this.openBlocks.length;
    this.touch(block);
    this.touch(block.parent!);
    block.open = false;
    block.parent!.children.pop();
    if (this.forShow) this.#dropped.push(block);
  }

  append(opened: OpenBlock, text: string): void {
    this.touch(opened.block);
    opened.block.source += opened.size++ > 0 ? `\n${text}` : text;
  }

  /** Appends a line to a paragraph, which is not shown while it may consist of definitions only. */
  appendProse(opened: OpenBlock, text: string): void {
    opened.last = text;
    if (opened.held === undefined) {
      this.append(opened, text);
      return;
    }
    opened.size++;
    opened.held += opened.held ? `\n${text}` : text;
    if (!opened.mark || settles(text, opened.mark, opened.held.length)) this.#settle(opened, false);
  }

  #settle(opened: OpenBlock, final: boolean): void {
    opened.mark = 0;
    while (opened.held?.startsWith('[')) {
      const found = readDefinition(opened.held, final);
      if (!found && found !== 0) break;
      if (typeof found === 'number') {
        opened.mark = found;
        return;
      }
      this.#define(found.label, { href: found.href, title: found.title });
      opened.held = opened.held.slice(found.end);
    }
    if (opened.held && !(this.forShow && !final && isHalfDefinition(opened.last))) this.reveal(opened, opened.held);
  }

  /** Parses the definitions of the paragraph at the tip. True: text is left. */
  settleTip(): boolean {
    if (this.tip.held) this.#settle(this.tip, true);
    return this.tip.held === undefined;
  }

  reveal(opened: OpenBlock, text: string): void {
    this.touch(opened.block);
    opened.block.source = text;
    opened.held = undefined;
    this.#attach(opened.block);
  }

  #define(label: string, definition: Definition): void {
    if (this.forShow || this.definitions.has(label)) return;
    this.#touchLabel(label);
    this.definitions.set(label, definition);
  }

  addFootnote(label: string, block: Block): void {
    if (this.footnotes.has(label)) return;
    this.#touchLabel(label);
    this.footnotes.set(label, block as BlockOf<'footnote'>);
    if (this.forShow) this.#labelled.push(label);
  }

  #touchLabel(label: string): void {
    if (!this.#labels.has(label)) this.#labels.set(label, [this.definitions.get(label), this.footnotes.get(label)]);
  }

  #make(init: BlockInit, parent = this.tip.block): Block {
    let block = this.#spare[this.#reused];
    if (block?.parent === parent && sameInit(block, init)) {
      this.#reused++;
      this.touch(block);
      block.children.length = 0;
      Object.assign(block, init, { source: '', open: true });
    } else {
      this.#spare = [];
      block = { parent, children: [], source: '', open: true, ...init };
      this.#fresh.add(block);
    }
    if (this.forShow) this.#created.push(block);
    return block;
  }

  #attach(block: Block): void {
    const parent = block.parent!;
    this.touch(parent);
    parent.children.push(block);
  }

  begin(): void {
    this.forShow = true;
    this.#mark = { openBlocks: this.openBlocks.slice(), tip: { ...this.tip }, gap: this.gap, padding: this.padding };
  }

  /** Undoes everything since `begin`, in time proportional to that. */
  undo(): void {
    if (!this.#mark) return;
    this.forShow = false;
    const { openBlocks, tip, gap, padding } = this.#mark;
    for (const block of this.#created) this.touch(block);
    // The renderer has removed these blocks: reports them as new.
    for (const block of this.#dropped) this.#fresh.add(block);
    for (const [block, state] of this.#before) {
      this.touch(block);
      restore(block, state);
    }
    this.#before.clear();
    this.openBlocks.splice(0, Infinity, ...openBlocks);
    Object.assign(this.tip, tip);
    this.gap = gap;
    this.padding = padding;
    for (const label of this.#labelled) {
      this.#touchLabel(label);
      this.footnotes.delete(label);
    }
    this.#mark = undefined;
    this.#spare = [...this.#created, ...this.#spare.slice(this.#reused)];
    this.#reused = 0;
    this.#created = [];
    this.#dropped = [];
    this.#labelled = [];
  }

  forgetSpare(): void {
    this.#spare = [];
  }

  changes(): Changes {
    const blocks = this.#fresh;
    this.#fresh = new Set();
    for (const [block, state] of this.#touched) if (!isState(block, state)) blocks.add(block);
    const labels = new Set<string>();
    for (const [label, [definition, footnote]] of this.#labels) {
      if (this.definitions.get(label) !== definition || this.footnotes.get(label) !== footnote) labels.add(label);
    }
    this.#touched.clear();
    this.#labels.clear();
    return { blocks, labels };
  }
}

function openBlockOf(block: Block, { indent = 0, mark = 0, size = 0, last = '', held }: Partial<OpenBlock> = {}): OpenBlock {
  return { block, indent, mark, size, last, held };
}

/** Whether a spare block fits. Fields that can change, and further columns, do not count. */
function sameInit(block: Block, init: BlockInit): boolean {
  const known = block as unknown as Record<string, unknown>;
  return Object.entries(init).every(
    ([name, value]) =>
      /^(?:tight|alert|checked)$/.test(name) ||
      known[name] === value ||
      (Array.isArray(value) && value.every((align, column) => align === (known[name] as readonly unknown[])[column])),
  );
}
