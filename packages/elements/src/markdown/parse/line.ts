/** A cursor over one line. A tab extends to the next column that is a multiple of four (CommonMark 2.2). */

const SPACE = 0x20;
const TAB = 0x09;

export class Line {
  text = '';
  offset = 0;
  /** The first character from `offset` on that is no blank, or the end of the line. */
  next = 0;
  indent = 0;
  /** From here on the line is one repeated character and blanks: it may be a rule. */
  ruleFrom = 0;
  #column = 0;
  /** `offset` is at a tab that is partly used. */
  #inTab = false;

  read(text: string): void {
    this.text = text;
    this.offset = this.#column = 0;
    this.#inTab = false;
    this.measure();
    const end = text.trimEnd().length;
    let at = end;
    while (at > 0 && (text[at - 1] === text[end - 1] || text.charCodeAt(at - 1) === SPACE || text.charCodeAt(at - 1) === TAB)) at--;
    this.ruleFrom = at;
  }

  get blank(): boolean {
    return this.next === this.text.length;
  }

  get indented(): boolean {
    return this.indent > 3;
  }

  get code(): number {
    return this.next < this.text.length ? this.text.charCodeAt(this.next) : 0;
  }

  measure(): void {
    const { text } = this;
    let at = this.offset;
    let column = this.#column;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column % 4);
      else break;
    }
    this.next = at;
    this.indent = column - this.#column;
  }

  skip(count: number): void {
    for (; count > 0; count--) {
      this.#column += this.text.charCodeAt(this.offset) === TAB ? 4 - (this.#column % 4) : 1;
      this.offset++;
    }
    this.#inTab = false;
    this.measure();
  }

  skipColumns(count: number): void {
    while (count > 0 && this.offset < this.next) {
      const width = this.text.charCodeAt(this.offset) === TAB ? 4 - (this.#column % 4) : 1;
      const columns = Math.min(count, width);
      this.#inTab = columns < width;
      this.#column += columns;
      count -= columns;
      if (!this.#inTab) this.offset++;
    }
    this.measure();
  }

  skipBlanks(): void {
    this.skip(this.next - this.offset);
  }

  rest(): string {
    return this.#inTab ? ' '.repeat(4 - (this.#column % 4)) + this.text.slice(this.offset + 1) : this.text.slice(this.offset);
  }
}
