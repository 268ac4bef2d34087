/** Moves the focus between the cells of a grid, as the ARIA pattern says: one stop for Tab, arrow keys, Home, End, Page Up and Page Down. */
import { wantsArrows, widgetsIn } from './widgets.js';

export interface Grid {
  /** `page`: rows of a page. */
  size(): { readonly rows: number; readonly columns: number; readonly page: number; readonly rtl: boolean };
  /** The header is row -1. */
  cellAt(row: number, column: number): HTMLElement | undefined;
  /** Draws a row and brings it into sight. */
  reveal(row: number): void;
}

export interface Place {
  /** -1: the header. */
  readonly row: number;
  readonly column: number;
}

export class GridFocus {
  readonly #grid: Grid;
  #place: Place = { row: -1, column: 0 };
  #stop: HTMLElement | undefined;

  constructor(grid: Grid) {
    this.#grid = grid;
  }

  get place(): Place {
    return this.#place;
  }

  /** The rows are others: the place stays in the table. */
  moveTo(row: number, column = this.#place.column): void {
    const { rows, columns } = this.#grid.size();
    this.#place = { row: Math.max(-1, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) };
  }

  /** After each render: the place is the stop for Tab. */
  mark(): void {
    const { row, column } = this.#place;
    const cell = this.#grid.cellAt(row, column);
    const stop = cell && targetOf(cell);
    if (stop === this.#stop && stop?.tabIndex === 0) return;
    if (this.#stop) this.#stop.tabIndex = -1;
    if (stop) stop.tabIndex = 0;
    this.#stop = stop;
  }

  /** True where the focus is at the place, or inside its cell. */
  isThere(focused: Element | null | undefined): boolean {
    const { row, column } = this.#place;
    return focused !== null && focused !== undefined && this.#grid.cellAt(row, column)?.contains(focused) === true;
  }

  /** Takes the focus to the place. */
  focus(): void {
    const { row, column } = this.#place;
    this.#grid.reveal(row);
    this.mark();
    this.#stop?.focus({ preventScroll: true });
    this.#grid.cellAt(row, column)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** @returns true where the key moved the focus */
  onKeydown(event: KeyboardEvent, cell: HTMLElement): boolean {
    if (event.altKey || wantsArrows(event)) return this.#leave(event, cell);
    const next = this.#next(event);
    if (!next) return this.#enter(event, cell) || this.#leave(event, cell);
    event.preventDefault();
    this.moveTo(next.row, next.column);
    this.focus();
    return true;
  }

  #next({ key, ctrlKey, metaKey }: KeyboardEvent): Place | undefined {
    const { row, column } = this.#place;
    const { rows, columns, page, rtl } = this.#grid.size();
    const all = ctrlKey || metaKey;
    const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
    const back = rtl ? 'ArrowRight' : 'ArrowLeft';
    switch (key) {
      case 'ArrowDown':
        return all ? undefined : { row: row + 1, column };
      case 'ArrowUp':
        return all ? undefined : { row: row - 1, column };
      case forward:
        return all ? undefined : { row, column: column + 1 };
      case back:
        return all ? undefined : { row, column: column - 1 };
      case 'Home':
        return { row: all ? Math.min(0, rows - 1) : row, column: 0 };
      case 'End':
        return { row: all ? rows - 1 : row, column: columns - 1 };
      case 'PageDown':
        return { row: Math.min(row + page, rows - 1), column };
      case 'PageUp':
        return { row: row < 0 ? row : Math.max(row - page, 0), column };
      default:
        return undefined;
    }
  }

  /** Enter and F2 go to the first of several widgets in a cell. */
  #enter(event: KeyboardEvent, cell: HTMLElement): boolean {
    if ((event.key !== 'Enter' && event.key !== 'F2') || event.composedPath()[0] !== cell) return false;
    const [first] = widgetsIn(cell);
    if (!first) return false;
    event.preventDefault();
    first.focus();
    return true;
  }

  /** Escape goes from a widget back to its cell. */
  #leave(event: KeyboardEvent, cell: HTMLElement): boolean {
    if (event.key !== 'Escape' || event.composedPath()[0] === cell || targetOf(cell) !== cell) return false;
    event.preventDefault();
    cell.focus();
    return true;
  }
}

/** What takes the focus of a cell: its only widget, else the cell. */
function targetOf(cell: HTMLElement): HTMLElement {
  const widgets = widgetsIn(cell);
  return widgets.length === 1 && !widgets[0]!.matches('input:not([type="checkbox"]), textarea, select') ? widgets[0]! : cell;
}
