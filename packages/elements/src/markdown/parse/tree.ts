/** A Markdown document as data: blocks, and the inline nodes of their text. */

/** `[label]: address "title"`. */
export interface Definition {
  readonly href: string;
  readonly title: string;
}

/** Only the parser changes a block. */
interface BlockBase {
  parent: Block | undefined;
  /** Only the last child can be open. */
  readonly children: Block[];
  /** Paragraph, heading, cell: inline text. Code, math, HTML: raw lines, separated by `\n`. Text is only appended while the block is open. */
  source: string;
  /** A closed block never changes, except `list.tight`. An open paragraph may be replaced by a heading, by a table or by nothing. */
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
    | { readonly type: 'item'; checked: boolean | undefined }
    /** Children are rows; the first is the head. */
    | { readonly type: 'table'; readonly align: readonly Align[] }
    | { readonly type: 'row' }
    | { readonly type: 'cell' }
    /** In the place where it was written; drawn at the end of the document. */
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

/** A soft line break is a `\n` in a text. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'em' | 'strong' | 'del'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' }
  /** `auto`: the text is the address. `pending`: the address is unfinished. `href` is decoded (entities, escapes), not percent-encoded. */
  | {
      readonly type: 'link';
      readonly href: string;
      readonly title: string;
      readonly auto: boolean;
      readonly pending: boolean;
      readonly children: readonly Inline[];
    }
  | { readonly type: 'image'; readonly href: string; readonly title: string; readonly alt: string }
  /** `tag` is undefined for comments, declarations and instructions. */
  | { readonly type: 'html'; readonly raw: string; readonly tag: HtmlTag | undefined }
  | { readonly type: 'math'; readonly text: string; readonly display: boolean }
  | { readonly type: 'footnote'; readonly label: string };

export type InlineOf<T extends Inline['type']> = Extract<Inline, { readonly type: T }>;

export interface InlineOptions {
  /** Called for every possible label, normalised; so is `hasFootnote`. */
  define(label: string): Definition | undefined;
  hasFootnote(label: string): boolean;
  /** More text may follow: unfinished marks are parsed as what they most likely become, and marks at the end are left out. */
  readonly open: boolean;
  /** Parse `$…$`, `$$…$$`, `\(…\)` and `\[…\]` as math. */
  readonly math: boolean;
}

export interface BlockOptions {
  readonly math: boolean;
}

export interface Changes {
  /** Blocks with changed fields or children. Removed blocks may be among them. */
  readonly blocks: ReadonlySet<Block>;
  /** Normalised labels whose definition or footnote was added or removed. */
  readonly labels: ReadonlySet<string>;
}

/** Parses a growing text into blocks. Complete lines are parsed once. `update` parses the open line, which is undone before the next text. */
export interface BlockParser {
  readonly document: Block;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** The first footnote of each normalised label; so in `definitions`. */
  readonly footnotes: ReadonlyMap<string, BlockOf<'footnote'>>;
  /** Appends text. It may be cut anywhere, also within `\r\n` or a surrogate pair. Linear time. */
  write(text: string): void;
  /** Closes all blocks: the tree equals that of one `write` of the whole text. */
  end(): void;
  update(): Changes;
}
