/** The lines of a code block: drawn at once, then coloured once each, as far as the view. The caller decides when to paint, and for how long. */
import { CodeChunk, LINES_PER_CHUNK, type LineDecoration } from './code-chunk.js';
import { packColours, type LineHighlighter, type LineState } from './highlighted-lines.js';

/** A block of more chunks keeps elements only for the lines near the view. */
const CHUNKS_WITHOUT_WINDOW = 16;
const MARGIN = '1000px 0px';

export class CodeLines {
  /** Called when lines without colours come near the view. */
  onneed: (() => void) | undefined;
  readonly #host: HTMLElement;
  #chunks: CodeChunk[] = [];
  #text = '';
  #highlighter: LineHighlighter | undefined;
  #decoration: LineDecoration = { numbers: false, marked: [] };
  #longest = 0;
  /** The first line without colours: its number, its place in the text, and the state before it. */
  #line = 0;
  #at = 0;
  #state: LineState | undefined;
  /** The state before the last coloured line, which may be incomplete. */
  #stateBefore: LineState | undefined;
  #observer: IntersectionObserver | undefined;
  #watched = 0;

  /** The text of `host` always equals the code. */
  constructor(host: HTMLElement) {
    this.#host = host;
  }

  get text(): string {
    return this.#text;
  }

  get count(): number {
    const last = this.#chunks.at(-1);
    return last ? last.firstLine + last.ended + (this.#text.endsWith('\n') ? 0 : 1) : 0;
  }

  /** In columns. */
  get longest(): number {
    return Math.max(this.#longest, this.#text.length - this.#text.lastIndexOf('\n') - 1);
  }

  update(text: string): void {
    if (text === this.#text) return;
    if (!text.startsWith(this.#text)) this.#clear();
    this.#uncolourLast();
    const from = this.#text.length;
    this.#text = text;
    this.#append(from);
  }

  /** Undefined: the code stays plain. Another one colours all lines again. */
  set highlighter(highlighter: LineHighlighter | undefined) {
    if (highlighter === this.#highlighter) return;
    this.#highlighter = highlighter;
    if (this.#at > 0) this.#restart();
  }

  set decoration(decoration: LineDecoration) {
    this.#decoration = decoration;
    this.#chunks.forEach((chunk, index) => {
      if (chunk.near) chunk.draw(true, this.#textOf(index), decoration);
    });
  }

  disconnect(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  connect(): void {
    if (this.#chunks.length <= CHUNKS_WITHOUT_WINDOW) return;
    if (!this.#observer) this.#watched = 0;
    for (; this.#watched < this.#chunks.length; this.#watched += 1) this.#watch(this.#chunks[this.#watched]!.node);
  }

  /**
   * Colours for about `budget` milliseconds, at least one step. `complete`: the last line too. True: lines are left. After an error of the grammar, which is
   * reported, the rest stays plain.
   */
  paint(budget: number, complete: boolean): boolean {
    const highlighter = this.#highlighter;
    if (!highlighter) return false;
    const until = performance.now() + budget;
    const last = this.#chunks.findLastIndex(({ near }) => near);
    try {
      do {
        const line = this.#nextLine(complete, last);
        if (line === undefined) return false;
        const { lines, state } = highlighter.highlightLines([line], this.#state, until);
        const [spans] = lines;
        if (!spans) return true;
        this.#chunks[Math.floor(this.#line / LINES_PER_CHUNK)]!.colour(packColours(spans));
        const ended = this.#text[this.#at + line.length] === '\n';
        this.#stateBefore = this.#state;
        this.#state = state;
        this.#at += line.length + (ended ? 1 : 0);
        this.#line += 1;
      } while (performance.now() < until);
    } catch (cause) {
      this.#highlighter = undefined;
      reportError(cause);
      return false;
    }
    return this.#nextLine(complete, last) !== undefined;
  }

  #nextLine(complete: boolean, last: number): string | undefined {
    if (this.#at >= this.#text.length || this.#line >= (last + 1) * LINES_PER_CHUNK) return undefined;
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 && !complete ? undefined : this.#text.slice(this.#at, end < 0 ? this.#text.length : end);
  }

  #append(from: number): void {
    const text = this.#text;
    const made: CodeChunk[] = [];
    for (let at = from; at < text.length;) {
      const found = text.indexOf('\n', at);
      const end = found < 0 ? text.length : found + 1;
      let chunk = this.#chunks.at(-1);
      if (!chunk || chunk.full) {
        // The end of a long text counts as far until it is in view.
        const near = made.length < CHUNKS_WITHOUT_WINDOW && (chunk?.near ?? true);
        made.push((chunk = new CodeChunk(this.#chunks.length * LINES_PER_CHUNK, at, near)));
        this.#chunks.push(chunk);
      }
      chunk.append(text.slice(at, end), this.#decoration);
      if (found >= 0) this.#measure(text, end - 1);
      at = end;
    }
    if (made.length === 0) return;
    this.#host.append(...made.map(({ node }) => node));
    if (this.#chunks.length === 1) return;
    this.#host.classList.add('long');
    // Lines that are not laid out have no width.
    this.#host.style.setProperty('--columns', String(this.longest));
    this.connect();
  }

  #measure(text: string, end: number): void {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    let tabs = 0;
    while (text.charCodeAt(start + tabs) === 9) tabs += 1;
    this.#longest = Math.max(this.#longest, end - start + 3 * tabs);
  }

  #watch(node: HTMLElement): void {
    // rootMargin ends at the edge of a scrolling box; scrollMargin, where supported, extends the box.
    const margins: IntersectionObserverInit & { scrollMargin: string } = { rootMargin: MARGIN, scrollMargin: MARGIN };
    this.#observer ??= new IntersectionObserver(this.#onIntersection, margins);
    this.#observer.observe(node);
  }

  readonly #onIntersection = (entries: readonly IntersectionObserverEntry[]): void => {
    const seen = new Map(entries.map(({ target, isIntersecting }) => [target, isIntersecting]));
    const changed = this.#chunks.filter(({ node, near }) => seen.has(node) && seen.get(node) !== near);
    for (const chunk of changed) chunk.draw(!chunk.near, this.#textOf(chunk.firstLine / LINES_PER_CHUNK), this.#decoration);
    if (changed.some(({ near }) => near)) this.onneed?.();
  };

  #textOf(index: number): string {
    return this.#text.slice(this.#chunks[index]!.from, this.#chunks[index + 1]?.from);
  }

  /** The last line was coloured as complete, and more text comes: it is coloured again. */
  #uncolourLast(): void {
    if (this.#at === 0 || this.#text[this.#at - 1] === '\n') return;
    this.#line -= 1;
    this.#at = this.#text.lastIndexOf('\n') + 1;
    this.#state = this.#stateBefore;
    this.#chunks.at(-1)!.uncolourLast();
  }

  #restart(): void {
    const text = this.#text;
    this.#clear();
    this.update(text);
  }

  #clear(): void {
    this.disconnect();
    this.#host.replaceChildren();
    this.#host.classList.remove('long');
    this.#chunks = [];
    this.#text = '';
    this.#line = this.#at = this.#longest = 0;
    this.#state = this.#stateBefore = undefined;
  }
}
