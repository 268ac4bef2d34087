/** What all drawn blocks have in common, and what they need to know of each other. */
import type { InlineExtras, InlineSetting } from './inline-views.js';
import type { CodeBlock, RenderCode } from './node-renderers.js';
import type { Outline } from './outline.js';
import type { Block, BlockOf, BlockParser } from './parse/tree.js';
import type { Footnotes } from './footnotes.js';
import type { HtmlRules } from './html-rules.js';
import type { Handle } from './view.js';
import type { Waits } from './waits.js';
import type { Alert } from './words.js';

/** Where nodes are put: at the end of `parent`, or before `end()` there. `outer`: the spot around an HTML element that is still open. */
export interface Spot {
  readonly parent: Node;
  readonly end?: () => Node | null;
  readonly tag?: string;
  readonly outer?: Spot;
}

export function put(spot: Spot, node: Node): void {
  spot.parent.insertBefore(node, spot.end?.() ?? null);
}

/** One block on the page. */
export interface Drawn {
  /** The block it shows. Another one may take its place while it is open. */
  block: Block;
  /** Where what follows is put. */
  readonly after: Spot;
  /** Its own fields or its list of children have changed. */
  update(): void;
  /** Takes it off the page. */
  remove(): void;
  /** It draws all that is in it: changes inside are changes of it. */
  readonly whole?: boolean;
  /** Where the caret stands when the text ends in this block; undefined where none is shown. */
  caretSpot(): Element | undefined;
}

/** What blocks ask of footnotes. */
export type Notes = Pick<Footnotes, 'section' | 'ask' | 'item' | 'forget' | 'replace' | 'reference' | 'changed' | 'arrange' | 'follow'>;

/** What only some blocks need; see `extras.ts`. */
export interface BlockExtras extends InlineExtras {
  readonly alertTitle: (alert: Alert, name: string) => HTMLElement;
  readonly drawTable: (table: BlockOf<'table'>, spot: Spot, setting: Setting) => Drawn;
  readonly drawRow: (row: BlockOf<'row'>, spot: Spot, setting: Setting) => Drawn;
  readonly drawCell: (cell: BlockOf<'cell'>, spot: Spot, setting: Setting) => Drawn;
  readonly HtmlDrawing: new (block: Block, spot: Spot, html: HtmlRules) => Drawn;
}

/** What drawing blocks needs to know. */
export interface Setting extends InlineSetting {
  readonly extras: BlockExtras | undefined;
  readonly parser: BlockParser;
  readonly outline: Outline;
  readonly notes: Notes;
  readonly waits: Waits;
  readonly renderCode: RenderCode;
  /** Reads formulas. */
  readonly math: boolean;
  /** The one caret of the answer, if there is any. New nodes go before it. */
  readonly caret: Element | undefined;
  /** Draws finished Mermaid; `code` shows it until then, and when it cannot be drawn. */
  readonly diagram: ((code: Handle<CodeBlock>, block: CodeBlock) => Handle<CodeBlock>) | undefined;
  /** Puts the blocks into sections. */
  readonly sections: boolean;
  /** Everything that is drawn, by its block. */
  readonly drawn: WeakMap<Block, Drawn>;
  /** Draws a block for the first time. */
  draw(block: Block, spot: Spot): Drawn;
}
