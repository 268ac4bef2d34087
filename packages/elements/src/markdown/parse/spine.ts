/** The open blocks from the document down to the one that grows, and how they change: for good, or for show until the next text comes. */
import { readDefinition, settles } from './definition.js';
import { isState, restore, stateOf, type Frame, type State } from './frame.js';
import { isHalfDefinition } from './open-line.js';
import type { Block, BlockOf, Changes, Definition } from './tree.js';

type Init<B> = B extends Block ? Omit<B, 'parent' | 'children' | 'source' | 'open'> : never;

/** The fields a block of some type begins with. */
export type BlockInit = Init<Block>;

/** Open blocks inside each other; what lies deeper is text. */
const MAX_DEPTH = 100;

/** Where we were when a line was begun to be read for show. Whole blocks are noted when they are touched. */
interface Mark {
  readonly frames: readonly Frame[];
  /** Only the innermost frame's fields ever change. */
  readonly tip: Frame;
  readonly gap: boolean;
  readonly padding: number;
}

/** The spine and the tree that hangs on it. */
export class Spine {
  readonly document: Block = { type: 'document', parent: undefined, children: [], source: '', open: true };
  readonly frames: Frame[] = [frameOf(this.document)];
  readonly definitions = new Map<string, Definition>();
  readonly footnotes: Map<string, BlockOf<'footnote'>> = new Map<string, BlockOf<'footnote'>>();
  /** How many of the frames the current line continues. */
  matched = 1;
  /** The last line was blank, in a way that parts what stands before it from what comes. */
  gap = false;
  /** The line is read for show: it is not whole, and will be taken back. */
  forShow = false;
  /** Empty cells given to short rows so far. */
  padding = 0;

  #mark: Mark | undefined;
  /** Blocks touched for show, as they were before. */
  readonly #before = new Map<Block, State>();
  #created: Block[] = [];
  #dropped: Block[] = [];
  #labelled: string[] = [];
  /** Blocks made for show and taken back, in the order they were made: the next reading of the line most likely wants the same. */
  #spare: readonly Block[] = [];
  #reused = 0;
  /** Blocks that are new since the last look; others and labels touched since, as they were then. */
  #fresh = new Set<Block>();
  readonly #touched = new Map<Block, State>();
  readonly #labels = new Map<string, readonly [Definition | undefined, Block | undefined]>();

  /** The innermost open block. */
  get tip(): Frame {
    return this.frames[this.frames.length - 1]!;
  }

  /** The innermost block that the current line continues. */
  get container(): Frame {
    return this.frames[this.matched - 1]!;
  }

  /** Whether one more block may open inside. */
  get deep(): boolean {
    return this.matched > MAX_DEPTH;
  }

  touch(block: Block): void {
    if (!this.#fresh.has(block) && !this.#touched.has(block)) this.#touched.set(block, stateOf(block));
    if (this.forShow && !this.#before.has(block)) this.#before.set(block, stateOf(block));
  }

  /** Closes the blocks that the line does not continue. */
  closeUnmatched(): void {
    while (this.frames.length > this.matched) this.close();
  }

  /** Closes the tip. */
  close(): void {
    const frame = this.frames.pop()!;
    if (this.matched > this.frames.length) this.matched = this.frames.length;
    if (frame.held && frame.block.type === 'paragraph') this.#settle(frame, true);
    this.touch(frame.block);
    frame.block.open = false;
  }

  /** Opens a block at the tip, as a frame that further lines can continue. */
  push(init: BlockInit, fields?: Partial<Frame>): Frame {
    const block = this.#make(init);
    const frame = frameOf(block, fields);
    if (init.type !== 'paragraph') this.#attach(block);
    this.frames.push(frame);
    this.matched = this.frames.length;
    return frame;
  }

  /** Adds a block that no further line can continue. Of an unfinished line it is open nevertheless. */
  add(init: BlockInit, source = '', parent?: Block, open = this.forShow): Block {
    const block = this.#make(init, parent);
    block.source = source;
    block.open = open;
    this.#attach(block);
    return block;
  }

  /** Takes the tip, a paragraph, out of the tree: it has become something else. */
  drop(): void {
    const { block } = this.frames.pop()!;
    this.matched = this.frames.length;
    this.touch(block);
    this.touch(block.parent!);
    block.open = false;
    block.parent!.children.pop();
    if (this.forShow) this.#dropped.push(block);
  }

  /** Adds a line to a leaf. */
  append(frame: Frame, text: string): void {
    this.touch(frame.block);
    frame.block.source += frame.size++ > 0 ? `\n${text}` : text;
  }

  /** Adds a line to a paragraph; while that may be definitions, it is not shown. */
  appendProse(frame: Frame, text: string): void {
    frame.last = text;
    if (frame.held === undefined) {
      this.append(frame, text);
      return;
    }
    frame.size++;
    frame.held += frame.held ? `\n${text}` : text;
    if (!frame.mark || settles(text, frame.mark, frame.held.length)) this.#settle(frame, false);
  }

  /** Takes definitions from the beginning of a paragraph, and shows it as soon as something else is there. */
  #settle(frame: Frame, final: boolean): void {
    frame.mark = 0;
    while (frame.held?.startsWith('[')) {
      const found = readDefinition(frame.held, final);
      if (!found && found !== 0) break;
      if (typeof found === 'number') {
        frame.mark = found;
        return;
      }
      this.#define(found.label, { href: found.href, title: found.title });
      frame.held = frame.held.slice(found.end);
    }
    if (frame.held && !(this.forShow && !final && isHalfDefinition(frame.last))) this.reveal(frame, frame.held);
  }

  /** Settles which of the paragraph at the tip are definitions; true when anything is left of it. */
  settleTip(): boolean {
    if (this.tip.held) this.#settle(this.tip, true);
    return this.tip.held === undefined;
  }

  /** Shows a paragraph. */
  reveal(frame: Frame, text: string): void {
    this.touch(frame.block);
    frame.block.source = text;
    frame.held = undefined;
    this.#attach(frame.block);
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

  /** Notes where we are, to come back by `undo`. */
  begin(): void {
    this.forShow = true;
    this.#mark = { frames: this.frames.slice(), tip: { ...this.tip }, gap: this.gap, padding: this.padding };
  }

  /** Takes back everything since `begin`. Costs as much as that did. */
  undo(): void {
    if (!this.#mark) return;
    this.forShow = false;
    const { frames, tip, gap, padding } = this.#mark;
    for (const block of this.#created) this.touch(block);
    // Whoever saw that a block is gone sees it as new when it comes back.
    for (const block of this.#dropped) this.#fresh.add(block);
    for (const [block, state] of this.#before) {
      this.touch(block);
      restore(block, state);
    }
    this.#before.clear();
    this.frames.splice(0, Infinity, ...frames);
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

  /** The open line is shown: what was not wanted again is gone. */
  forgetSpare(): void {
    this.#spare = [];
  }

  /** What differs from the last time this was asked. */
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

function frameOf(block: Block, { indent = 0, mark = 0, size = 0, last = '', held }: Partial<Frame> = {}): Frame {
  return { block, indent, mark, size, last, held };
}

/** Whether a block made before has the fields a new one wants. Those that can change do not count, nor do further columns. */
function sameInit(block: Block, init: BlockInit): boolean {
  const known = block as unknown as Record<string, unknown>;
  return Object.entries(init).every(
    ([name, value]) =>
      /^(?:tight|alert|checked)$/.test(name) ||
      known[name] === value ||
      (Array.isArray(value) && value.every((align, column) => align === (known[name] as readonly unknown[])[column])),
  );
}
