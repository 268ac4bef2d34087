/**
 * The lines of a code block on the page. Text is there at once; colours follow, each finished line once. Lines stand in blocks of
 * a few, so that appending lays out only the last block. No timer inside: the caller says when to paint, and for how long.
 */
import { colourClass } from './code-colour.js';
import type { CodeSpan, LineHighlighter, LineState } from './highlighted-lines.js';

/** Lines of one block on the page. */
const LINES_PER_BLOCK = 24;

interface Block {
  readonly node: HTMLElement;
  /** The block's text from the first unpainted line on. */
  readonly plain: Text;
  lines: number;
}

export class CodeLines {
  readonly #host: HTMLElement;
  #blocks: Block[] = [];
  #text = '';
  #highlighter: LineHighlighter | undefined;
  /** The first line not painted yet: its place in the text, its block, and the state before it. */
  #paintAt = 0;
  #paintBlock = 0;
  #paintedInBlock = 0;
  #state: LineState | undefined;

  /** `host` becomes the container of the lines; its text is always exactly the code. */
  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** The code on the page. */
  get text(): string {
    return this.#text;
  }

  /** Shows `text`. Appends when it begins with what is there. */
  update(text: string): void {
    if (text === this.#text) return;
    if (!text.startsWith(this.#text)) this.#clear();
    this.#append(text.slice(this.#text.length));
    this.#text = text;
  }

  /** Colours from now on with this highlighter; undefined leaves the code plain. What was painted by another is painted again. */
  set highlighter(highlighter: LineHighlighter | undefined) {
    if (highlighter === this.#highlighter) return;
    this.#highlighter = highlighter;
    const text = this.#text;
    if (this.#paintAt > 0) {
      this.#clear();
      this.update(text);
    }
  }

  /**
   * Colours finished lines, for about `budget` milliseconds, at least one. With `complete` the last line counts as finished
   * too. True when lines are left to do. A grammar that fails leaves the rest plain and is reported to the page.
   */
  paint(budget: number, complete: boolean): boolean {
    const highlighter = this.#highlighter;
    if (!highlighter) return false;
    const until = performance.now() + budget;
    try {
      do {
        const line = this.#nextLine(complete);
        if (line === undefined) return false;
        const { lines, state } = highlighter.highlightLines([line], this.#state);
        this.#state = state;
        this.#paintLine(line, lines[0] ?? []);
      } while (performance.now() < until);
    } catch (cause) {
      this.#highlighter = undefined;
      reportError(cause);
      return false;
    }
    return this.#nextLine(complete) !== undefined;
  }

  /** The first line that is not painted and may be; undefined when there is none. */
  #nextLine(complete: boolean): string | undefined {
    if (this.#paintAt >= this.#text.length) return undefined;
    const end = this.#text.indexOf('\n', this.#paintAt);
    return end < 0 && !complete ? undefined : this.#text.slice(this.#paintAt, end < 0 ? this.#text.length : end);
  }

  #paintLine(line: string, spans: readonly CodeSpan[]): void {
    const block = this.#blocks[this.#paintBlock]!;
    const broken = this.#text[this.#paintAt + line.length] === '\n';
    const length = line.length + (broken ? 1 : 0);
    for (const { text, colour } of spans) insert(block, text, colour);
    if (spans.length === 0 && line !== '') insert(block, line, undefined);
    if (broken) insert(block, '\n', undefined);
    block.plain.deleteData(0, length);
    this.#paintAt += length;
    this.#paintedInBlock += 1;
    if (this.#paintedInBlock === LINES_PER_BLOCK) {
      this.#paintBlock += 1;
      this.#paintedInBlock = 0;
    }
  }

  #append(added: string): void {
    for (let at = 0; at < added.length;) {
      let block = this.#blocks.at(-1);
      if (!block || block.lines === LINES_PER_BLOCK) this.#blocks.push((block = newBlock(this.#host)));
      let end = at;
      while (end < added.length && block.lines < LINES_PER_BLOCK) {
        const found = added.indexOf('\n', end);
        if (found < 0) {
          end = added.length;
        } else {
          end = found + 1;
          block.lines += 1;
        }
      }
      block.plain.appendData(added.slice(at, end));
      at = end;
    }
  }

  #clear(): void {
    this.#host.replaceChildren();
    this.#blocks = [];
    this.#text = '';
    this.#paintAt = this.#paintBlock = this.#paintedInBlock = 0;
    this.#state = undefined;
  }
}

function newBlock(host: HTMLElement): Block {
  const node = document.createElement('span');
  node.className = 'lines';
  const plain = node.appendChild(document.createTextNode(''));
  host.append(node);
  return { node, plain, lines: 0 };
}

/** Puts a painted piece before the block's plain rest: bare text joins the text before it, only colours get an element. */
function insert({ node, plain }: Block, text: string, colour: CodeSpan['colour']): void {
  const before = plain.previousSibling;
  if (colour === undefined) {
    if (before instanceof Text) before.appendData(text);
    else node.insertBefore(document.createTextNode(text), plain);
    return;
  }
  const span = document.createElement('span');
  span.className = colourClass(colour);
  span.append(text);
  node.insertBefore(span, plain);
}
