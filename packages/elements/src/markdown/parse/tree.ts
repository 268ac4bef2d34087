/** A Markdown document as data: blocks that grow at their end, and the inline nodes a leaf's source is read as. No DOM here. */

/** A definition a link or image can refer to (`[label]: address "title"`). */
export interface Definition {
  readonly href: string;
  readonly title: string;
}

/** What every block has. Only the parser changes a block; the renderer keeps what it has drawn beside it. */
interface BlockBase {
  parent: Block | undefined;
  /** Blocks inside; empty for leaves. Only the last one can still be open. */
  readonly children: Block[];
  /**
   * Leaves: paragraph, heading and cell: the inline source; code, math and html: the literal text, lines parted by `\n`, without a last one.
   * It only grows at its end while the block is open.
   */
  source: string;
  /** More text may come into it. A closed block never changes again and is never replaced, save `list.tight`. An open paragraph may be replaced (by a heading, a table, nothing). */
  open: boolean;
}

/** A block; `type` tells which of the further fields it has. */
export type Block = BlockBase &
  (
    | { readonly type: 'document' }
    | { readonly type: 'paragraph' }
    | { readonly type: 'heading'; readonly level: number }
    | { readonly type: 'code'; readonly info: string; readonly fenced: boolean }
    | { readonly type: 'math' }
    | { readonly type: 'html' }
    | { readonly type: 'rule' }
    /** `alert`: set for `> [!NOTE]` and its four kin. */
    | { readonly type: 'quote'; alert: 'note' | 'tip' | 'important' | 'warning' | 'caution' | undefined }
    | { readonly type: 'list'; readonly ordered: boolean; readonly start: number; tight: boolean }
    /** `checked`: set for items of a task list. */
    | { readonly type: 'item'; checked: boolean | undefined }
    /** Children are rows; the first is the head. */
    | { readonly type: 'table'; readonly align: readonly Align[] }
    | { readonly type: 'row' }
    | { readonly type: 'cell' }
    /** `[^label]: …` (the label normalised, also in references); stands in the tree where it was written, and is shown at the document's end. */
    | { readonly type: 'footnote'; readonly label: string }
  );

export type BlockType = Block['type'];
export type BlockOf<T extends BlockType> = Extract<Block, { readonly type: T }>;
export type Align = 'left' | 'center' | 'right' | undefined;

/** A tag as written, for the allow-listed subset of HTML. Names are in lower case, values decoded. */
export interface HtmlTag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'void';
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** A piece of inline text. A soft line break is a `\n` in a text. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'em' | 'strong' | 'del'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' }
  /** `auto`: the address was the text. `pending`: its address is still being written. `href` is decoded (entities, escapes), not percent-encoded. */
  | {
      readonly type: 'link';
      readonly href: string;
      readonly title: string;
      readonly auto: boolean;
      readonly pending: boolean;
      readonly children: readonly Inline[];
    }
  | { readonly type: 'image'; readonly href: string; readonly title: string; readonly alt: string }
  /** Raw HTML: a tag, or a comment, declaration or instruction (no `tag`). */
  | { readonly type: 'html'; readonly raw: string; readonly tag: HtmlTag | undefined }
  | { readonly type: 'math'; readonly text: string; readonly display: boolean }
  | { readonly type: 'footnote'; readonly label: string };

/** What reading inline text needs to know. */
export interface InlineOptions {
  /** The definition of a normalised label. Asked for every label in question; the caller may note the misses. */
  define(label: string): Definition | undefined;
  /** Whether a footnote of this normalised label exists; asked like `define`. */
  hasFootnote(label: string): boolean;
  /** The text is still being written: unfinished marks are read as what they are about to become, and marks at the very end are left out. */
  readonly open: boolean;
  /** Read `$…$`, `$$…$$`, `\(…\)` and `\[…\]` as math. */
  readonly math: boolean;
}

/** What the block parser is told once. */
export interface BlockOptions {
  /** Read `$$` and `\[` blocks as math. */
  readonly math: boolean;
}

/** What has changed since the renderer looked last. */
export interface Changes {
  /** Blocks whose own fields or list of children changed (not those whose descendants did). Removed blocks may be among them: they are no longer reachable from the document. */
  readonly blocks: ReadonlySet<Block>;
  /** Normalised labels of definitions and footnotes that came or, for the open line's, went. */
  readonly labels: ReadonlySet<string>;
}

/** Cuts a growing text into blocks. Lines are read once; the open line is read for show and taken back before the next text. */
export interface BlockParser {
  readonly document: Block;
  /** First definition of each normalised label. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** First footnote of each normalised label. */
  readonly footnotes: ReadonlyMap<string, BlockOf<'footnote'>>;
  /** Adds text. Any cut is good, also inside `\r\n` or a surrogate pair. Cost: linear in the text, whatever stands before it. */
  write(text: string): void;
  /** Closes everything. Afterwards the tree is what one `write` of the whole would have given. */
  end(): void;
  /** The changes since the last call, the open line included as it should be shown now (see `InlineOptions.open`). */
  take(): Changes;
}
