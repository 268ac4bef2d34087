/** A fenced code block whose end has not come yet. Its lines are only appended: nothing is lexed again while code streams. */

const START = /^( {0,3})(`{3,}(?=[^`\n]*\n)|~{3,})([^\n]*)\n/;
const ESCAPED = /\\([\p{P}\p{S}])/gu;

export class OpenFence {
  /** The info string behind the opening fence. */
  readonly info: string;
  /** The code so far, without the line break at its end. */
  text = '';
  #lines = 0;
  #partial = '';
  readonly #mark: string;
  readonly #indent: number;
  readonly #close: RegExp;

  private constructor(indent: string, mark: string, info: string) {
    this.info = info.trim().replace(ESCAPED, '$1');
    this.#mark = mark[0]!;
    // As marked has it: code is moved out by the indentation of its fence, but only behind backticks.
    this.#indent = this.#mark === '`' ? indent.length : 0;
    this.#close = new RegExp(`^ {0,3}\\${this.#mark}{${mark.length},} *$`);
  }

  /** Opens a fence when `source` begins with a whole opening line. Returns it with the source behind that line. */
  static open(source: string): { readonly fence: OpenFence; readonly rest: string } | undefined {
    const match = START.exec(source);
    return match ? { fence: new OpenFence(match[1]!, match[2]!, match[3]!), rest: source.slice(match[0].length) } : undefined;
  }

  /**
   * Takes more source, from the beginning of the line that was left over last time. Returns what is left: the open line, or, when
   * the fence has closed, everything behind it.
   */
  feed(source: string, final: boolean): { readonly closed: boolean; readonly rest: string } {
    let from = 0;
    const added: string[] = [];
    for (let end = source.indexOf('\n', from); end >= 0 || (final && from < source.length); end = source.indexOf('\n', from)) {
      const line = source.slice(from, end < 0 ? source.length : end);
      from = end < 0 ? source.length : end + 1;
      if (this.#close.test(line)) {
        this.#take(added);
        return { closed: true, rest: source.slice(from) };
      }
      added.push(this.#moveOut(line));
    }
    this.#take(added);
    const rest = source.slice(from);
    this.#showPartial(rest);
    return { closed: final, rest };
  }

  #take(lines: readonly string[]): void {
    if (this.#partial !== '') this.text = this.text.slice(0, this.text.length - this.#partial.length - (this.#lines > 0 ? 1 : 0));
    this.#partial = '';
    if (lines.length === 0) return;
    this.text += (this.#lines > 0 ? '\n' : '') + lines.join('\n');
    this.#lines += lines.length;
  }

  /** Shows the open line as far as it cannot be the closing fence. */
  #showPartial(line: string): void {
    if (new RegExp(`^ {0,3}\\${this.#mark}* *$`).test(line)) return;
    this.#partial = this.#moveOut(line);
    if (this.#partial !== '') this.text += (this.#lines > 0 ? '\n' : '') + this.#partial;
  }

  #moveOut(line: string): string {
    const space = /^\s+/.exec(line)?.[0].length ?? 0;
    return line.slice(Math.min(space, this.#indent));
  }
}
