/** What pointer and keyboard do at a table: sort, select, go from cell to cell. */
import type { TableSort } from '../../events/table-events.js';
import type { GridFocus } from './grid-focus.js';
import type { RowSelection } from './row-selection.js';
import { sortAfter } from './sorting.js';
import { isInWidget } from './widgets.js';

interface TableState {
  readonly selection: 'none' | 'single' | 'multiple';
  /** In the order in which they are shown. */
  readonly shown: readonly object[];
  readonly chosen: RowSelection<object>;
  readonly sort: readonly TableSort[];
}

export interface ActingTable {
  state(): TableState;
  readonly focusing: GridFocus;
  indexOf(row: Element): number | undefined;
  /** The person wishes this. @returns false where the page does not let it happen */
  wishSort(sort: readonly TableSort[]): boolean;
  wishSelected(rows: readonly object[]): boolean;
}

export class TableActs {
  readonly #table: ActingTable;
  /** The row that Shift selects from. */
  #anchor: object | undefined;

  constructor(table: ActingTable) {
    this.#table = table;
  }

  /** Of a sort button: a click, or Enter with Shift, which not every engine tells of in the click. */
  onSort = (event: Event): void => {
    const key = event.currentTarget instanceof HTMLElement ? event.currentTarget.dataset['key'] : undefined;
    if (key === undefined) return;
    if (event instanceof KeyboardEvent) {
      if (!event.shiftKey || (event.key !== 'Enter' && event.key !== ' ') || event.repeat) return;
      event.preventDefault();
    }
    this.#table.wishSort(sortAfter(this.#table.state().sort, key, event instanceof KeyboardEvent || (event instanceof MouseEvent && event.shiftKey)));
  };

  /** Of the checkbox of all rows. */
  onAll = (): void => {
    const { shown, chosen } = this.#table.state();
    this.#table.wishSelected(chosen.count(shown) === shown.length ? chosen.without(shown) : chosen.with(shown));
  };

  /** Shift selects rows, not text. */
  onMousedown = (event: MouseEvent): void => {
    const cell = cellOf(event);
    if (event.shiftKey && this.#table.state().selection === 'multiple' && cell && !isInWidget(event, cell)) event.preventDefault();
  };

  onClick = (event: MouseEvent): void => {
    const { selection, chosen } = this.#table.state();
    const cell = cellOf(event);
    const row = this.#rowOf(cell);
    if (!cell || !row || selection === 'none' || event.defaultPrevented) return;
    const [target] = event.composedPath();
    const onBox = target instanceof HTMLInputElement && target.part.contains('checkbox');
    if (!onBox && (isInWidget(event, cell) || (!event.shiftKey && getSelection()?.type === 'Range'))) return;
    const done = this.#select(row, event);
    if (onBox && !done) target.checked = chosen.has(row);
  };

  onFocusin = (event: Event): void => {
    const cell = cellOf(event);
    if (!cell || this.#table.state().selection === 'none') return;
    const row = cell.parentElement?.parentElement?.localName === 'thead' ? -1 : this.#table.indexOf(cell.parentElement!);
    if (row === undefined) return;
    this.#table.focusing.moveTo(row, cell.cellIndex);
    this.#table.focusing.mark();
  };

  onKeydown = (event: KeyboardEvent): void => {
    const cell = cellOf(event);
    const { selection, shown, chosen } = this.#table.state();
    const { focusing } = this.#table;
    if (!cell || selection === 'none' || event.defaultPrevented) return;
    const before = focusing.place.row;
    if (selection === 'multiple' && event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !isInText(event)) {
      event.preventDefault();
      this.#table.wishSelected(chosen.with(shown));
    } else if (event.key === ' ' && event.composedPath()[0] === cell) {
      event.preventDefault();
      const row = this.#rowOf(cell);
      if (row) this.#select(row, event);
    } else if (focusing.onKeydown(event, cell)) {
      const after = focusing.place.row;
      if (event.shiftKey && selection === 'multiple' && event.key.startsWith('Arrow') && after !== before && before >= 0 && after >= 0)
        this.#extend(before, after);
    }
  };

  #rowOf(cell: HTMLTableCellElement | undefined): object | undefined {
    const index = cell?.parentElement ? this.#table.indexOf(cell.parentElement) : undefined;
    return index === undefined ? undefined : this.#table.state().shown[index];
  }

  #select(row: object, { shiftKey, ctrlKey, metaKey }: MouseEvent | KeyboardEvent): boolean {
    const { selection, chosen } = this.#table.state();
    const rows = shiftKey && this.#anchor ? this.#between(this.#anchor, row) : [row];
    this.#anchor = row;
    if (selection === 'multiple') return this.#table.wishSelected(chosen.has(row) ? chosen.without(rows) : chosen.with(rows));
    return this.#table.wishSelected(chosen.has(row) ? (ctrlKey || metaKey ? [] : chosen.rows) : [row]);
  }

  /** Shift and an arrow: from the row that was left to the one that was reached. */
  #extend(from: number, to: number): void {
    const { shown, chosen } = this.#table.state();
    const [left, reached] = [shown[from]!, shown[to]!];
    // Going back over selected rows takes them back.
    this.#table.wishSelected(chosen.has(left) && chosen.has(reached) ? chosen.without([left]) : chosen.with([left, reached]));
    this.#anchor = reached;
  }

  #between(one: object, other: object): readonly object[] {
    const { shown } = this.#table.state();
    const [from, to] = [shown.indexOf(one), shown.indexOf(other)];
    return from < 0 ? [other] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  }
}

/** The cell of the table around an event; not one of a table inside a cell. */
function cellOf(event: Event): HTMLTableCellElement | undefined {
  return event.composedPath().find((node): node is HTMLTableCellElement => node instanceof HTMLTableCellElement && node.part.value.includes('cell'));
}

function isInText(event: Event): boolean {
  const [target] = event.composedPath();
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return target instanceof HTMLElement && (target.isContentEditable || target.localName === 'textarea');
}
