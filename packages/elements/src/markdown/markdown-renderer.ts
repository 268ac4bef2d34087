/**
 * Renders a growing Markdown answer into a node. Only the open tail is parsed again; closed blocks are frozen and their nodes are
 * never made anew. No element, no timer, no layout read, no HTML string: the caller decides when (once per frame) and where.
 */
import type { Token, Tokens } from 'marked';
import { origins, type AddressRules } from './addresses.js';
import { blockView, blockViews, bodyOf, firstHeading, infoOf, isShown, itemView, listView, rowView, rowsOf, type BlockContext } from './block-views.js';
import { lexBlocks } from './guarded-lexer.js';
import { OpenFence } from './open-fence.js';
import { tableInTheMaking, withOpenLine } from './open-line.js';
import { plainCode } from './plain-code.js';
import { References } from './references.js';
import { nodeOf, patch, patchKids, type ElementView, type RenderCode, type View } from './view.js';
import { englishWords, type MarkdownWords } from './words.js';

/** Settings of a renderer. */
export interface MarkdownRendererOptions {
  /** Origins whose images may be loaded, besides the page's own. Default: none. */
  readonly allowedImageOrigins?: Iterable<string>;
  /** Origins that may be linked, besides the page's own. Default: any. */
  readonly allowedLinkOrigins?: Iterable<string>;
  /** Draws code blocks. Default: a plain `<pre><code>`. */
  readonly renderCode?: RenderCode;
  /** Level of the first heading, so that a page keeps its outline; the others keep their distance to it. Default 3. */
  readonly firstLevel?: number;
  /** Put an empty `<span class="caret">` behind the last word while the answer is open. Default false. */
  readonly caret?: boolean;
  /** The words the renderer itself puts on the page. Default: English. */
  readonly words?: MarkdownWords;
  /** What relative addresses are read against. Default: the container's base address. */
  readonly base?: string;
}

/** A renderer at work. */
export interface MarkdownRenderer {
  /** Shows `text` as the whole answer so far. Cheap when it begins with what was given before; otherwise all is drawn anew. */
  write(text: string, done: boolean): void;
  /** Adds to the answer. After `end()` begins a new one. */
  append(text: string): void;
  /** The answer is complete: what is still open is closed, exactly as a single `write` of the whole would have it. */
  end(): void;
  /** Empties the container. */
  reset(): void;
}

/** A closed piece of the page that may have to be drawn once more: when a definition comes late, or its list turns loose. */
interface Frozen {
  view: View;
  readonly redraw: () => View;
}

/** A long list: its beginning is frozen, its last item still in the tail. */
interface OpenList {
  readonly start: number | '';
  loose: boolean;
  /** Kept only while the list is tight. */
  items: Frozen[];
}

/** A tail longer than this is parsed again only when it has grown by a 32nd, later by an 8th, so that one endless block cannot cost its square. */
const LONG_TAIL = 16_384;
const BLANK_AT_END = /\n[ \t]*\n[ \t]*$/;
const BLANK_LINE = /\n[ \t]*\n/;
const BLANK_BETWEEN = /\n.*\n/;

/** Makes a renderer that fills `container` (an element, a fragment or a shadow root), which it then owns. */
export function createMarkdownRenderer(container: HTMLElement | DocumentFragment, options: MarkdownRendererOptions = {}): MarkdownRenderer {
  return new TailRenderer(container, options);
}

class TailRenderer implements MarkdownRenderer {
  readonly #host: HTMLElement | DocumentFragment;
  readonly #options: MarkdownRendererOptions;
  readonly #renderCode: RenderCode;
  #references!: References;
  #context!: BlockContext;
  #text = '';
  #ended = false;
  #heldReturn = false;
  #tail = '';
  /** How much of the tail was whole lines when it was last settled. */
  #settled = 0;
  /** Length of the tail when it was last drawn. */
  #drawn = 0;
  #live: View[] = [];
  #fence: OpenFence | undefined;
  #list: OpenList | undefined;
  /** A heading has been closed: its level is the measure of all others. */
  #headed = false;
  #waiting: { readonly frozen: Frozen; readonly labels: ReadonlySet<string> }[] = [];

  constructor(host: HTMLElement | DocumentFragment, options: MarkdownRendererOptions) {
    this.#host = host;
    this.#options = options;
    this.#renderCode = options.renderCode ?? plainCode;
    this.#begin();
  }

  write(text: string, done: boolean): void {
    if (this.#ended && text === this.#text) return;
    if (this.#ended || !text.startsWith(this.#text)) this.reset();
    if (text.length > this.#text.length) this.append(text.slice(this.#text.length));
    if (done) this.end();
  }

  append(text: string): void {
    if (this.#ended) this.reset();
    if (text === '') return;
    this.#text += text;
    this.#take(text);
    this.#flush(false);
  }

  end(): void {
    if (this.#ended) return;
    if (this.#heldReturn) this.#tail += '\n';
    this.#heldReturn = false;
    this.#ended = true;
    this.#flush(true);
    this.#waiting = [];
  }

  reset(): void {
    this.#host.replaceChildren();
    this.#begin();
  }

  #begin(): void {
    const { allowedImageOrigins = [], allowedLinkOrigins, words = englishWords, firstLevel = 3, caret = false, base = this.#host.baseURI } = this.#options;
    const addresses: AddressRules = {
      allowedImageOrigins: origins(allowedImageOrigins),
      allowedLinkOrigins: allowedLinkOrigins && origins(allowedLinkOrigins),
      base,
    };
    this.#references = new References();
    this.#context = { references: this.#references, addresses, words, firstLevel, firstDepth: undefined, caret };
    this.#text = this.#tail = '';
    this.#ended = this.#heldReturn = false;
    this.#settled = this.#drawn = 0;
    this.#live = [];
    this.#fence = this.#list = undefined;
    this.#waiting = [];
    this.#headed = false;
  }

  /** The first heading of the open tail counts as long as none is closed. */
  #outline(tokens: readonly Token[]): void {
    if (!this.#headed) this.#context.firstDepth = firstHeading(tokens);
  }

  /** Line ends become `\n`. A carriage return at the very end waits for what follows it. */
  #take(text: string): void {
    let more = this.#heldReturn ? `\r${text}` : text;
    this.#heldReturn = more.endsWith('\r');
    if (this.#heldReturn) more = more.slice(0, -1);
    this.#tail += more.includes('\r') ? more.replace(/\r\n?/g, '\n') : more;
  }

  #flush(final: boolean): void {
    if (!final && !this.#fence && this.#tail.length - this.#drawn < longTailStep(this.#tail.length)) return;
    for (;;) {
      if (this.#fence) {
        if (!this.#feedFence(this.#fence, final)) return;
      } else if (!this.#openFence() && !this.#settle(final)) {
        break;
      }
    }
    if (!final) this.#show();
    this.#drawn = this.#tail.length;
  }

  #openFence(): boolean {
    const opened = this.#list ? undefined : OpenFence.open(this.#tail);
    if (!opened) return false;
    this.#fence = opened.fence;
    this.#tail = opened.rest;
    return true;
  }

  /** Appends to the open code block. True when it has closed. */
  #feedFence(fence: OpenFence, final: boolean): boolean {
    const { closed, rest } = fence.feed(this.#tail, final);
    this.#tail = rest;
    this.#draw([{ kind: 'code', ...infoOf(fence.info), text: fence.text, open: !closed }]);
    if (!closed) return false;
    this.#live = [];
    this.#fence = undefined;
    this.#settled = 0;
    return true;
  }

  /**
   * Freezes the blocks that no further text can change: all but the last one of the tail's whole lines (its open line may yet turn
   * out to continue the block above). True when there is more to settle.
   */
  #settle(final: boolean): boolean {
    const whole = final ? this.#tail.length : this.#tail.lastIndexOf('\n') + 1;
    if (whole === 0 || (!final && whole === this.#settled)) return false;
    const tokens = this.#lex(this.#tail.slice(0, whole));
    this.#outline(tokens);
    this.#leaveBrokenList(tokens[0]);
    const last = final ? tokens.length : lastOpen(tokens);
    const closed = tokens.slice(0, Math.max(0, last));
    const length = closed.reduce((sum, token) => sum + token.raw.length, 0);
    const kept = tokens[last];
    this.#settled = whole;
    // A lexer that does not give its source back letter by letter would make us lose text: then the tail just stays open.
    if (!final && (kept ? !this.#tail.startsWith(kept.raw, length) : length !== whole)) return false;
    if (closed.length > 0) {
      this.#freeze(closed);
      this.#tail = this.#tail.slice(length);
    }
    if (final) this.#tail = '';
    else if (kept?.type === 'list') this.#freezeItems(kept as Tokens.List);
    else if (kept?.type === 'table') this.#freezeRows(kept as Tokens.Table);
    this.#settled = this.#tail.lastIndexOf('\n') + 1;
    return closed.length > 0 && !final;
  }

  #lex(source: string): Token[] {
    this.#references.reopen();
    const tokens = lexBlocks(source, this.#references.table);
    this.#references.lexed();
    return tokens;
  }

  /** Draws closed blocks for good, and lets those be drawn again that wait for a definition. */
  #freeze(closed: readonly Token[]): void {
    const views: View[] = [];
    this.#headed ||= firstHeading(closed) !== undefined;
    for (const token of closed.filter(isShown)) {
      const index = views.length;
      const list = index === 0 ? this.#list : undefined;
      if (list) {
        this.#loosen(list, token as Tokens.List, this.#live[0]);
        this.#freezeItems(token as Tokens.List, true);
        views.push(this.#live[0]!);
        this.#list = undefined;
        continue;
      }
      const { result: view, waitsFor } = this.#references.watch(() => blockView(token, this.#context, this.#live[index]));
      views.push(view);
      this.#remember({ view, redraw: () => blockView(token, this.#context, undefined) }, waitsFor);
    }
    const rest = this.#live.slice(views.length);
    this.#draw([...views, ...rest]);
    this.#live = rest;
    for (const token of closed) this.#settleDefinitions(token);
  }

  /** All items of the tail's list but the last are closed; with `all`, the last one too. */
  #freezeItems(token: Tokens.List, all = false): void {
    const count = all ? token.items.length : token.items.length - 1;
    const closed = token.items.slice(0, count);
    const length = closed.reduce((sum, item) => sum + item.raw.length, 0);
    if (count === 0 || (!all && !this.#tail.startsWith(token.items[count]!.raw, length))) return;
    this.#headed ||= firstHeading(closed) !== undefined;
    const list = (this.#list ??= { start: token.start, loose: false, items: [] });
    list.loose ||= closed.some(
      (item, index) =>
        (index < token.items.length - 1 && BLANK_AT_END.test(item.raw)) || item.tokens.some((kid) => kid.type === 'space' && BLANK_BETWEEN.test(kid.raw)),
    );
    this.#loosen(list, token, this.#live[0]);
    const drawn = this.#live[0]?.kind === 'element' ? this.#live[0].kids : [];
    const frozen = closed.map((item, index) => {
      const place = (): { open: false; loose: boolean } => ({ open: false, loose: list.loose });
      const { result: view, waitsFor } = this.#references.watch(() => itemView(item, this.#context, drawn[index], place()));
      const piece: Frozen = { view, redraw: () => itemView(item, this.#context, undefined, place()) };
      this.#remember(piece, waitsFor);
      return piece;
    });
    const kids = [...frozen.map((piece) => piece.view), ...drawn.slice(count)];
    const view: ElementView = { ...listView({ ...token, start: list.start, items: [] }, this.#context, [], false), kids };
    this.#draw([view, ...this.#live.slice(1)]);
    view.kids = kids.slice(count);
    if (!list.loose) list.items.push(...frozen);
    if (all) return;
    this.#tail = this.#tail.slice(length);
    for (const item of closed) this.#settleDefinitions(item);
  }

  /** A list turns loose as a whole: one blank line between two items puts paragraphs into all of them. */
  #loosen(list: OpenList, token: Tokens.List, view: View | undefined): void {
    list.loose ||= token.loose;
    if (!list.loose || list.items.length === 0) return;
    const parent = view && nodeOf(view);
    for (const item of parent ? list.items : []) this.#redraw(item, parent!);
    list.items = [];
  }

  /** All rows of the tail's table but the last are closed. The tail keeps the table's head, so that it still reads as a table. */
  #freezeRows(token: Tokens.Table): void {
    const lines = token.raw.split('\n');
    if (token.rows.length < 2 || lines.length !== token.rows.length + 2) return;
    const view = blockView(token, this.#context, this.#live[0], { open: true, loose: false });
    const drawn = rowsOf(this.#live[0]);
    const body = bodyOf(view)!;
    const closed = token.rows.slice(0, -1).map((row, index) => {
      const { result, waitsFor } = this.#references.watch(() => rowView(row, this.#context, drawn[index], false));
      this.#remember({ view: result, redraw: () => rowView(row, this.#context, undefined, false) }, waitsFor);
      return result;
    });
    body.kids = [...closed, ...body.kids.slice(closed.length)];
    this.#draw([view, ...this.#live.slice(1)]);
    body.kids = body.kids.slice(closed.length);
    this.#tail = `${lines[0]}\n${lines[1]}\n${this.#tail.slice(token.raw.lastIndexOf('\n') + 1)}`;
  }

  /** Shows what is open, with its unfinished marks completed. */
  #show(): void {
    const tokens = this.#lex(withOpenLine(this.#tail));
    const last = tokens.at(-1);
    const table = last?.type === 'paragraph' ? tableInTheMaking(last.raw) : undefined;
    if (table) tokens.splice(-1, 1, ...this.#lex(table));
    this.#outline(tokens);
    this.#leaveBrokenList(tokens[0]);
    const list = this.#list;
    if (!list) {
      this.#draw(blockViews(tokens, this.#context, this.#live, true));
      return;
    }
    const first = tokens[0] as Tokens.List;
    const alone = !tokens.slice(1).some(isShown);
    const before = this.#live[0]?.kind === 'element' ? this.#live[0].kids : [];
    const view = listView({ ...first, start: list.start }, this.#context, before, alone, list.loose || first.loose);
    this.#draw([view, ...blockViews(tokens.slice(1), this.#context, this.#live.slice(1), true)]);
  }

  /** The tail of an open list always reads as that list. Should the lexer ever see it otherwise, what is drawn stays and a new block begins. */
  #leaveBrokenList(first: Token | undefined): void {
    if (!this.#list || first?.type === 'list') return;
    this.#list = undefined;
    this.#live = this.#live.slice(1);
  }

  #draw(views: View[]): void {
    patchKids(this.#host, this.#live, views, this.#renderCode);
    this.#live = views;
  }

  #remember(frozen: Frozen, labels: ReadonlySet<string>): void {
    if (labels.size > 0) this.#waiting.push({ frozen, labels });
  }

  /** Takes the definitions of a closed block, and draws the blocks again that were waiting for one of them. */
  #settleDefinitions(token: Token): void {
    if (token.type === 'def') {
      const { tag, href, title } = token as Tokens.Def;
      if (!this.#references.settle(tag, { href, title })) return;
      const due = this.#waiting.filter(({ labels }) => labels.has(tag));
      for (const { frozen } of due) {
        const parent = nodeOf(frozen.view)?.parentNode;
        if (parent) this.#redraw(frozen, parent);
      }
      return;
    }
    const { tokens, items } = token as { tokens?: readonly Token[]; items?: readonly Token[] };
    for (const kid of [...(tokens ?? []), ...(items ?? [])]) this.#settleDefinitions(kid);
  }

  #redraw(frozen: Frozen, parent: Node): void {
    const view = frozen.redraw();
    patch(parent, frozen.view, view, this.#renderCode);
    frozen.view = view;
  }
}

/**
 * Index of the first token that further lines may still change: the last one that is not blank, or a definition without title
 * before it, when what follows may yet turn out to be that title (which may span lines, but no blank one).
 */
function lastOpen(tokens: readonly Token[]): number {
  const last = tokens.findLastIndex((token) => token.type !== 'space');
  // A blank line closes a definition: whoever waits for it need not wait for the next block.
  if (tokens[last]?.type === 'def' && last < tokens.length - 1) return tokens.length;
  for (let index = last; index > 0 && !hasBlankLine(tokens[index]!); index -= 1) {
    const before = tokens[index - 1]!;
    if (before.type === 'def' && (before as { title?: string }).title === undefined && /^\s*["'(]/.test(tokens[index]!.raw)) return index - 1;
  }
  return last;
}

/** How much a tail must grow before it is parsed again. */
function longTailStep(length: number): number {
  return length <= LONG_TAIL ? 0 : length / (length <= 4 * LONG_TAIL ? 32 : 8);
}

function hasBlankLine({ type, raw }: Token): boolean {
  return type === 'space' || BLANK_LINE.test(raw.trimEnd());
}
