/** Draws the rows of a table into its `<tbody>`, by hand: while one scrolls, rows that leave are filled again and put to where others come. */
import { render } from 'lit';
import type { RowSelection } from './row-selection.js';
import { bandsOf, type RowRange } from './row-window.js';
import { valueOf, type CellText, type Column } from './table-column.js';
import { widgetsIn } from './widgets.js';

export interface BodyView {
  readonly rows: readonly object[];
  readonly columns: readonly Column[];
  /** A first column of checkboxes. */
  readonly checkboxes: boolean;
  /** Rows say whether they are selected, and cells take the focus. */
  readonly grid: boolean;
  readonly windowed: boolean;
  readonly text: CellText;
  /** Name of a row's checkbox. */
  readonly checkboxName: (row: string) => string;
}

interface DrawnRow {
  readonly element: HTMLTableRowElement;
  index: number;
  row: object | undefined;
}

export class TableBody {
  readonly #body: HTMLTableSectionElement;
  #view: BodyView | undefined;
  #pattern: HTMLTableRowElement | undefined;
  #drawn = new Map<number, DrawnRow>();
  #spare: DrawnRow[] = [];
  #spaces: HTMLTableRowElement[] = [];
  #indexes = new WeakMap<Element, DrawnRow>();

  constructor(body: HTMLTableSectionElement) {
    this.#body = body;
  }

  rowAt(index: number): HTMLTableRowElement | undefined {
    return this.#drawn.get(index)?.element;
  }

  indexOf(row: Element): number | undefined {
    return this.#indexes.get(row)?.index;
  }

  /** @param height of a row, for the space of those that are not drawn */
  draw(view: BodyView, selection: RowSelection<object>, range: RowRange, height: number, kept: readonly number[]): void {
    const old = this.#view;
    this.#view = view;
    if (old?.columns !== view.columns || old.checkboxes !== view.checkboxes || old.grid !== view.grid) this.#forget();
    const bands = bandsOf(view.rows.length, range, [...kept, this.#focused]);
    const wanted = new Set<number>();
    for (const { from, to, drawn } of bands) if (drawn) for (let index = from; index < to; index += 1) wanted.add(index);
    for (const [index, drawn] of this.#drawn) {
      if (wanted.has(index)) continue;
      this.#drawn.delete(index);
      drawn.element.remove();
      this.#spare.push(drawn);
    }
    let at: ChildNode | null = this.#body.firstChild;
    let space = 0;
    for (const { from, to, drawn } of bands) {
      if (!drawn) {
        at = this.#place(this.#space(space, (to - from) * height), at);
        space += 1;
        continue;
      }
      for (let index = from; index < to; index += 1) {
        const existing = this.#drawn.get(index);
        const row = existing ?? this.#take(index);
        if (!existing || old !== view || row.row !== view.rows[index]) this.#fill(row, view);
        this.#mark(row, view, selection);
        at = this.#place(row.element, at, existing !== undefined);
      }
    }
    while (at) {
      const next: ChildNode | null = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  /** The row with the focus; -1 for none. */
  get #focused(): number {
    const root = this.#body.getRootNode();
    const row = root instanceof ShadowRoot ? root.activeElement?.closest('tr') : undefined;
    return (row && this.indexOf(row)) ?? -1;
  }

  /** Puts a row before `at`. One that stands there already is not moved: it may have the focus. @returns what comes after it */
  #place(row: HTMLTableRowElement, at: ChildNode | null, stays = false): ChildNode | null {
    let before = at;
    while (stays && before && before !== row) {
      const next: ChildNode | null = before.nextSibling;
      before.remove();
      before = next;
    }
    if (before === row) return row.nextSibling;
    this.#body.insertBefore(row, before);
    return before;
  }

  #space(ordinal: number, height: number): HTMLTableRowElement {
    let row = this.#spaces[ordinal];
    if (!row) {
      row = document.createElement('tr');
      row.className = 'space';
      row.ariaHidden = 'true';
      row.append(document.createElement('td'));
      this.#spaces[ordinal] = row;
    }
    row.style.blockSize = `${String(height)}px`;
    return row;
  }

  #take(index: number): DrawnRow {
    let drawn = this.#spare.pop();
    if (!drawn) {
      this.#pattern ??= patternOf(this.#view!);
      drawn = { element: this.#pattern.cloneNode(true) as HTMLTableRowElement, index, row: undefined };
      this.#indexes.set(drawn.element, drawn);
    }
    drawn.index = index;
    this.#drawn.set(index, drawn);
    return drawn;
  }

  #fill(drawn: DrawnRow, { rows, columns, checkboxes, grid, windowed, text }: BodyView): void {
    const { element, index } = drawn;
    const row = rows[index]!;
    drawn.row = row;
    element.classList.toggle('odd', index % 2 === 1);
    if (windowed) element.setAttribute('aria-rowindex', String(index + 2));
    else element.removeAttribute('aria-rowindex');
    let cell = element.firstElementChild;
    if (checkboxes && cell) {
      const named = columns.find(({ header }) => header) ?? columns[0];
      const box = cell.querySelector('input');
      if (box) box.ariaLabel = this.#view!.checkboxName(named ? text(named, row) : '');
      cell = cell.nextElementSibling;
    }
    for (const column of columns) {
      if (!(cell instanceof HTMLElement)) return;
      if (column.render) {
        render(column.render(valueOf(row, column.key), row), cell);
        if (grid) for (const widget of widgetsIn(cell)) widget.tabIndex = -1;
      } else {
        const words = text(column, row);
        if (!cell.firstChild) cell.append(words);
        else if (cell.firstChild.nodeValue !== words) cell.firstChild.nodeValue = words;
      }
      cell = cell.nextElementSibling;
    }
  }

  #mark({ element, row }: DrawnRow, { grid, checkboxes }: BodyView, selection: RowSelection<object>): void {
    if (!grid || !row) return;
    const on = selection.has(row);
    const now = on ? 'true' : 'false';
    if (element.ariaSelected !== now) {
      element.ariaSelected = now;
      element.part.toggle('selected', on);
    }
    const box = checkboxes ? element.querySelector('input') : null;
    if (box && box.checked !== on) box.checked = on;
  }

  #forget(): void {
    this.#body.replaceChildren();
    this.#drawn.clear();
    this.#spare = [];
    this.#pattern = undefined;
  }
}

/** A row without texts, to be copied. */
function patternOf({ columns, checkboxes, grid }: BodyView): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.part.add('row');
  const put = (tag: 'td' | 'th'): HTMLTableCellElement => {
    const cell = document.createElement(tag);
    cell.part.add('cell');
    row.append(cell);
    return cell;
  };
  if (checkboxes) {
    const cell = put('td');
    cell.className = 'check';
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.part.add('checkbox');
    box.tabIndex = -1;
    cell.append(box);
  }
  for (const { header, align, type } of columns) {
    const cell = put(header ? 'th' : 'td');
    if (header) cell.scope = 'row';
    cell.className = `${align} ${type}`;
    if (grid) cell.tabIndex = -1;
  }
  return row;
}
