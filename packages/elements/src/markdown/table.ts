import { ContainerDrawing, ElementContainer } from './container.js';
import { directionIn } from './direction.js';
import { place, type Drawing, type Setting, type Spot } from './drawing.js';
import { readInline } from './inline.js';
import type { Boundary, DrawnNode, TableNode } from './node-renderers.js';
import { remove } from './nodes.js';
import { plainText } from './parse/pieces.js';
import type { Block, BlockOf } from './parse/tree.js';
import { TextBlock } from './text-block.js';
import { element, type ElementView } from './view.js';
import type { Waiting } from './waits.js';

type Table = BlockOf<'table'>;

export function drawTable(table: Table, spot: Spot, setting: Setting): Drawing {
  const { boundary } = setting;
  const own = boundary?.has('table') ? PageTable.draw(table, spot, setting, boundary) : undefined;
  return own ?? drawBuiltIn(table, spot, setting);
}

function drawBuiltIn(table: Table, spot: Spot, setting: Setting): Drawing {
  const name = new TableName(setting, () => drawing.update());
  const describe = ({ children }: Block): ElementView => {
    name.read(children[0]);
    const attributes = { class: 'table', role: 'group', tabindex: '0', 'aria-label': name.text, ...(name.direction && { dir: name.direction }) };
    return element('div', attributes, [element('table', undefined, [element('thead'), element('tbody')])]);
  };
  const holderOf = ({ kids: [inner] }: ElementView, index: number): ElementView => (inner as ElementView).kids[Math.min(index, 1)] as ElementView;
  const container = new ElementContainer(spot, setting.nodes, { describe, holderOf, removed: () => name.remove() });
  const drawing = new ContainerDrawing(table, container, setting);
  return drawing;
}

export function drawRow(row: BlockOf<'row'>, spot: Spot, setting: Setting): Drawing {
  return new ContainerDrawing(row, new ElementContainer(spot, setting.nodes, { describe: () => element('tr') }), setting);
}

export function drawCell(cell: BlockOf<'cell'>, spot: Spot, setting: Setting): Drawing {
  const row = cell.parent!;
  const table = row.parent as Table;
  const isHead = table.children[0] === row;
  const align = table.align[spot.parent.childNodes.length];
  const node = setting.nodes.element(isHead ? 'th' : 'td', { ...(isHead && { scope: 'col' }), ...(align && { class: `align-${align}` }) });
  return new TextBlock(cell, node, spot, setting, isHead ? () => setting.drawn.get(table)?.update() : undefined);
}

class TableName implements Waiting {
  readonly #setting: Setting;
  readonly #changed: () => void;
  #source: string | undefined;
  #labels: readonly string[] = [];
  text = '';
  direction: ReturnType<typeof directionIn>;

  constructor(setting: Setting, changed: () => void) {
    this.#setting = setting;
    this.#changed = changed;
  }

  read(head: Block | undefined): void {
    const source = head?.children.map((cell) => cell.source).join('|') ?? '';
    if (source === this.#source) return;
    this.#source = source;
    // Code does not count.
    this.direction = directionIn(source.replace(/`[^`]*`/g, ''));
    const { texts, labels } = textsOf(head, this.#setting);
    this.#setting.waits.set(this, this.#labels, labels);
    this.#labels = labels;
    this.text = this.#setting.words.table(texts.filter(Boolean));
  }

  redraw(): void {
    this.#source = undefined;
    this.#changed();
  }

  remove(): void {
    this.#setting.waits.set(this, this.#labels, []);
  }
}

function textsOf(row: Block | undefined, setting: Setting): { readonly texts: string[]; readonly labels: string[] } {
  const cells = (row?.children ?? []).map(({ source, open }) => readInline(source, open, setting));
  return { texts: cells.map(({ nodes }) => plainText(nodes)), labels: cells.flatMap(({ labels }) => labels) };
}

/** A table that the page draws. When its renderer fails, the built-in table replaces it. */
class PageTable implements Drawing, Waiting {
  readonly whole = true;
  block: Block;
  readonly after: Spot;
  readonly #setting: Setting;
  readonly #boundary: Boundary;
  readonly #rows: string[][] = [];
  readonly #labels = new Set<string>();
  #own: DrawnNode<TableNode> | undefined;
  #builtIn: Drawing | undefined;

  private constructor(table: Table, spot: Spot, setting: Setting, boundary: Boundary) {
    this.block = table;
    this.after = spot;
    this.#setting = setting;
    this.#boundary = boundary;
    this.#own = boundary.draw<TableNode>('table', this.#read());
    if (this.#own) place(spot, this.#own.node);
    else this.remove();
  }

  static draw(table: Table, spot: Spot, setting: Setting, boundary: Boundary): Drawing | undefined {
    const drawing = new PageTable(table, spot, setting, boundary);
    return drawing.#own && drawing;
  }

  update(): void {
    if (this.#builtIn) {
      this.#builtIn.block = this.block;
      this.#builtIn.update();
    } else this.#show(this.#read());
  }

  /** The definition of a label in a cell has changed: parses all cells again. */
  redraw(): void {
    if (this.#builtIn) return;
    this.#rows.length = 0;
    this.#show(this.#read());
  }

  remove(): void {
    this.#setting.waits.set(this, [...this.#labels], []);
    remove(this.#own?.node);
    this.#builtIn?.remove();
  }

  caretSpot(): ReturnType<Drawing['caretSpot']> {
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
    this.#builtIn = drawBuiltIn(this.block as Table, { parent, end: () => end }, this.#setting);
  }

  /** Keeps the rows that were complete at the last call. */
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
