/** A table on the page, row by row, in a box that scrolls by itself. */
import { ContainerDrawing } from './container-drawing.js';
import { direct, directionIn } from './direction.js';
import { put, type Drawn, type Setting, type Spot } from './drawn.js';
import { LeafDrawing } from './leaf-drawing.js';
import { PageTable } from './page-table.js';
import type { Block, BlockOf } from './parse/tree.js';
import { textsOf } from './row-texts.js';

type Table = BlockOf<'table'>;

export function drawTable(table: Table, spot: Spot, setting: Setting): Drawn {
  const { boundary } = setting;
  const own = boundary?.has('table') ? PageTable.draw(table, spot, setting, boundary, drawBuiltIn) : undefined;
  return own ?? drawBuiltIn(table, spot, setting);
}

function drawBuiltIn(table: Table, spot: Spot, setting: Setting): Drawn {
  const box = document.createElement('div');
  box.className = 'table';
  box.setAttribute('role', 'group');
  box.tabIndex = 0;
  const node = box.appendChild(document.createElement('table'));
  const head = { parent: node.createTHead() };
  const body = { parent: node.createTBody() };
  put(spot, box);
  const name = new TableName(box, setting);
  const container = {
    inside: head,
    after: spot,
    spotOf: (index: number) => (index === 0 ? head : body),
    update: (now: Block) => name.update(now.children[0]),
    remove: () => {
      name.remove();
      box.remove();
    },
  };
  return new ContainerDrawing(table, container, setting);
}

export function drawRow(row: BlockOf<'row'>, spot: Spot, setting: Setting): Drawn {
  const node = document.createElement('tr');
  put(spot, node);
  return new ContainerDrawing(row, { inside: { parent: node }, after: spot, remove: () => node.remove() }, setting);
}

export function drawCell(cell: BlockOf<'cell'>, spot: Spot, setting: Setting): Drawn {
  const row = cell.parent!;
  const table = row.parent as Table;
  const isHead = table.children[0] === row;
  const node = document.createElement(isHead ? 'th' : 'td');
  if (isHead) node.setAttribute('scope', 'col');
  const align = table.align[(spot.parent as Element).childElementCount];
  if (align) node.className = `align-${align}`;
  put(spot, node);
  const named = isHead ? (): void => setting.drawn.get(table)?.update() : undefined;
  return new LeafDrawing(cell, node, setting, spot, named);
}

/** The name of a table, and which way it reads: by its columns. */
class TableName {
  readonly #box: Element;
  readonly #setting: Setting;
  #head: Block | undefined;
  #source: string | undefined;
  #labels: readonly string[] = [];

  constructor(box: Element, setting: Setting) {
    this.#box = box;
    this.#setting = setting;
  }

  update(head: Block | undefined): void {
    const source = head?.children.map((cell) => cell.source).join('|') ?? '';
    if (source === this.#source) return;
    this.#source = source;
    this.#head = head;
    // The first column is where the head begins. Code says nothing of how the text around it reads.
    direct(this.#box, directionIn(source.replace(/`[^`]*`/g, '')));
    this.redraw();
  }

  redraw(): void {
    const { texts, labels } = textsOf(this.#head, this.#setting);
    this.#setting.waits.set(this, this.#labels, labels);
    this.#labels = labels;
    this.#box.setAttribute('aria-label', this.#setting.words?.table(texts.filter(Boolean)) ?? '');
  }

  remove(): void {
    this.#setting.waits.set(this, this.#labels, []);
  }
}
