/** A Markdown document as data: blocks that grow at their end, and the inline nodes of their text. */

/** `[label]: address "title"`. */
export interface Definition {
  readonly href: string;
  readonly title: string;
}

/** Only the parser changes a block. */
interface BlockBase {
  parent: Block | undefined;
  /** Only the last one can be open. */
  readonly children: Block[];
  /** Paragraph, heading, cell: inline text. Code, math, HTML: the lines as they are, separated by `\n`. It only grows at its end while the block is open. */
  source: string;
  /** A closed block never changes and is never replaced, save `list.tight`. An open paragraph may be replaced (by a heading, a table, nothing). */
  open: boolean;
}

export type Block = BlockBase &
  (
    | { readonly type: 'document' }
    | { readonly type: 'paragraph' }
    | { readonly type: 'heading'; readonly level: number }
    | { readonly type: 'code'; readonly info: string; readonly fenced: boolean }
    | { readonly type: 'math' }
    | { readonly type: 'html' }
    | { readonly type: 'rule' }
    | { readonly type: 'quote'; alert: 'note' | 'tip' | 'important' | 'warning' | 'caution' | undefined }
    | { readonly type: 'list'; readonly ordered: boolean; readonly start: number; tight: boolean }
    /** `checked`: for items of a task list. */
    | { readonly type: 'item'; checked: boolean | undefined }
    /** Children are rows; the first is the head. */
    | { readonly type: 'table'; readonly align: readonly Align[] }
    | { readonly type: 'row' }
    | { readonly type: 'cell' }
    /** Where it was written; it is shown at the end of the document. */
    | { readonly type: 'footnote'; readonly label: string }
  );

export type BlockType = Block['type'];
export type BlockOf<T extends BlockType> = Extract<Block, { readonly type: T }>;
export type Align = 'left' | 'center' | 'right' | undefined;

/** Names are in lower case, values decoded. */
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

export type InlineOf<T extends Inline['type']> = Extract<Inline, { readonly type: T }>;

export interface InlineOptions {
  /** The definition of a normalised label; called for every label in question. */
  define(label: string): Definition | undefined;
  /** Whether there is a footnote of this normalised label; called likewise. */
  hasFootnote(label: string): boolean;
  /** The text still grows: unfinished marks are read as what they most likely become, and marks at the very end are left out. */
  readonly open: boolean;
  /** Read `$…$`, `$$…$$`, `\(…\)` and `\[…\]` as math. */
  readonly math: boolean;
}

export interface BlockOptions {
  /** Read `$$` and `\[` blocks as math. */
  readonly math: boolean;
}

/** The changes since the last `update`. */
export interface Changes {
  /** Blocks whose own fields or list of children changed; blocks that were removed may be among them. */
  readonly blocks: ReadonlySet<Block>;
  /** Normalised labels whose definition or footnote came or went. */
  readonly labels: ReadonlySet<string>;
}

/** Cuts a growing text into blocks. Whole lines are read once; the open line is read for show, and undone before the next text. */
export interface BlockParser {
  readonly document: Block;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** The first footnote of each normalised label; `definitions` likewise. */
  readonly footnotes: ReadonlyMap<string, BlockOf<'footnote'>>;
  /** Adds text. Any cut is good, also within `\r\n` or a surrogate pair. Linear in the text. */
  write(text: string): void;
  /** Closes everything: the tree is that of one `write` of the whole text. */
  end(): void;
  /** Reads the open line as it is to be shown, and returns all changes. */
  update(): Changes;
}
