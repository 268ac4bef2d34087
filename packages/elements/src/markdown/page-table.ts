/** A table that the page draws: told as text, row by row. When the page's renderer fails, the built-in table takes its place. */
import { put, type Drawn, type Setting, type Spot } from './drawn.js';
import type { Boundary, DrawnNode, TableNode } from './node-renderers.js';
import type { Block, BlockOf } from './parse/tree.js';
import { textsOf } from './row-texts.js';

type Table = BlockOf<'table'>;
type DrawTable = (table: Table, spot: Spot, setting: Setting) => Drawn;

export class PageTable implements Drawn {
  readonly whole = true;
  block: Block;
  readonly after: Spot;
  readonly #setting: Setting;
  readonly #boundary: Boundary;
  readonly #drawBuiltIn: DrawTable;
  readonly #rows: string[][] = [];
  readonly #labels = new Set<string>();
  #own: DrawnNode<TableNode> | undefined;
  #builtIn: Drawn | undefined;

  private constructor(table: Table, spot: Spot, setting: Setting, boundary: Boundary, drawBuiltIn: DrawTable) {
    this.block = table;
    this.after = spot;
    this.#setting = setting;
    this.#boundary = boundary;
    this.#drawBuiltIn = drawBuiltIn;
    this.#own = boundary.draw<TableNode>('table', this.#read());
    if (this.#own) put(spot, this.#own.node);
    else this.remove();
  }

  /** Undefined when the page leaves this table to the built-in drawing. */
  static draw(table: Table, spot: Spot, setting: Setting, boundary: Boundary, drawBuiltIn: DrawTable): Drawn | undefined {
    const drawing = new PageTable(table, spot, setting, boundary, drawBuiltIn);
    return drawing.#own && drawing;
  }

  update(): void {
    if (this.#builtIn) {
      this.#builtIn.block = this.block;
      this.#builtIn.update();
    } else this.#show(this.#read());
  }

  /** A label in one of the cells means something else now: all are read again. */
  redraw(): void {
    if (this.#builtIn) return;
    this.#rows.length = 0;
    this.#show(this.#read());
  }

  remove(): void {
    this.#setting.waits.set(this, [...this.#labels], []);
    const node = this.#own?.node;
    node?.parentNode?.removeChild(node);
    this.#builtIn?.remove();
  }

  caretSpot(): Element | undefined {
    return this.#builtIn?.caretSpot();
  }

  #show(table: TableNode): void {
    const boundary = this.#boundary;
    const own = this.#own!;
    const now = own.update ? boundary.attempt('table', () => (own.update?.(table), own)) : boundary.draw<TableNode>('table', table);
    if (now) {
      if (now.node !== own.node) own.node.parentNode?.replaceChild(now.node, own.node);
      this.#own = now;
      return;
    }
    const { parentNode: parent, nextSibling: end } = own.node;
    if (!parent) return;
    this.remove();
    this.#own = undefined;
    this.#builtIn = this.#drawBuiltIn(this.block as Table, { parent, end: () => end }, this.#setting);
  }

  /** The rows that were whole when they were read last are kept. */
  #read(): TableNode {
    const [head, ...rest] = this.block.children;
    const from = Math.max(0, this.#rows.length - 1);
    this.#rows.length = from;
    const before = [...this.#labels];
    const read = (row: Block | undefined): string[] => {
      const { texts, labels } = textsOf(row, this.#setting);
      for (const label of labels) this.#labels.add(label);
      return texts;
    };
    const columns = read(head);
    for (const row of rest.slice(from)) this.#rows.push(read(row));
    if (this.#labels.size > before.length) this.#setting.waits.set(this, before, [...this.#labels]);
    return { columns, align: (this.block as Table).align, rows: this.#rows, open: this.block.open };
  }
}
