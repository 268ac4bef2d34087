/** Lines of a code block. Near the view each is an element; elsewhere they are one text, which the browser skips, but can find, select and print. */
import { isInRanges, type LineRange } from './line-ranges.js';
import { drawColours } from './highlighted-lines.js';

/** The style sheet has the same number. */
export const LINES_PER_CHUNK = 25;
/** UTF-16 units of one Text node, about: the cost of appending grows with its length. */
const TEXT_LENGTH = 2048;

export interface LineDecoration {
  readonly numbers: boolean;
  readonly marked: readonly LineRange[];
}

export class CodeChunk {
  readonly node: HTMLElement = document.createElement('span');
  readonly firstLine: number;
  readonly from: number;
  ended = 0;
  near: boolean;
  readonly #colours: string[] = [];
  #open: HTMLElement | undefined;

  constructor(firstLine: number, from: number, near: boolean) {
    this.firstLine = firstLine;
    this.from = from;
    this.near = near;
    this.node.className = 'lines';
  }

  get full(): boolean {
    return this.ended === LINES_PER_CHUNK;
  }

  /** Appends a piece of a line. Only its last character can be a line break. */
  append(piece: string, decoration: LineDecoration): void {
    if (this.near) appendText((this.#open ??= this.#newLine(this.ended, decoration)), piece);
    else appendText(this.node, piece);
    if (!piece.endsWith('\n')) return;
    this.#open = undefined;
    this.ended += 1;
    if (this.full) this.node.classList.add('full');
  }

  colour(packed: string): void {
    const line = this.near ? (this.node.children[this.#colours.length] as HTMLElement) : undefined;
    this.#colours.push(packed);
    if (line) drawColours(line, packed);
  }

  uncolourLast(): void {
    this.#colours.pop();
    const line = this.near ? (this.node.children[this.#colours.length] as HTMLElement) : undefined;
    if (line) line.replaceChildren(line.textContent);
  }

  draw(near: boolean, text: string, decoration: LineDecoration): void {
    this.near = near;
    this.#open = undefined;
    if (!near) {
      this.node.textContent = text;
      return;
    }
    const lines: HTMLElement[] = [];
    for (let at = 0; at < text.length;) {
      const found = text.indexOf('\n', at);
      const end = found < 0 ? text.length : found + 1;
      const line = newLine(this.firstLine + lines.length, decoration);
      line.textContent = text.slice(at, end);
      drawColours(line, this.#colours[lines.length] ?? '');
      if (found < 0) this.#open = line;
      lines.push(line);
      at = end;
    }
    this.node.replaceChildren(...lines);
  }

  #newLine(index: number, decoration: LineDecoration): HTMLElement {
    return this.node.appendChild(newLine(this.firstLine + index, decoration));
  }
}

function newLine(index: number, { numbers, marked }: LineDecoration): HTMLElement {
  const line = document.createElement('span');
  line.className = marked.length > 0 && isInRanges(marked, index + 1) ? 'line marked' : 'line';
  if (numbers) line.dataset['line'] = String(index + 1);
  return line;
}

function appendText(parent: HTMLElement, text: string): void {
  const last = parent.lastChild;
  if (last instanceof Text && last.length < TEXT_LENGTH) last.appendData(text);
  else parent.append(text);
}
