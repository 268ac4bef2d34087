/** Widths of a table's columns: as the site gives them, guessed, or as the person has dragged them. */
import { LoquiColumnResizeEvent } from '../../events/table-events.js';
import type { Column } from './table-column.js';

/** In pixels. */
const LEAST = 48;
const STEP = 16;
/** Of a column that came after the others were dragged. */
const NEW = 160;

export class ColumnWidths {
  readonly #host: HTMLElement;
  /** Once the person has changed one width, all of them stand still: by key, in pixels. */
  #fixed = new Map<string, number>();
  #columns: readonly Column[] = [];
  #guesses: readonly number[] | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Not in the template: a site's policy may refuse style attributes. @param guesses in characters, where other rows shall not change the widths */
  apply(columns: readonly Column[], guesses: readonly number[] | undefined): void {
    this.#columns = columns;
    this.#guesses = guesses;
    const table = this.#table;
    if (!table) return;
    const isFixed = this.#fixed.size > 0;
    const all = columns.map((column) => this.#fixed.get(column.key) ?? (typeof column.width === 'number' ? column.width : NEW));
    table.querySelectorAll<HTMLElement>('col.column').forEach((col, index) => {
      const width = columns[index]?.width;
      const guess = guesses?.[index];
      const given = typeof width === 'number' ? `${String(width)}px` : (width ?? (guess === undefined ? '' : `calc(${String(guess)}ch + 24px)`));
      // The last one takes what is left.
      col.style.inlineSize = !isFixed ? given : index === columns.length - 1 ? '' : `${String(all[index])}px`;
    });
    const boxes = isFixed ? (table.querySelector<HTMLElement>('th.check')?.offsetWidth ?? 0) : 0;
    table.style.tableLayout = isFixed ? 'fixed' : '';
    table.style.inlineSize = isFixed ? `max(100%, ${String(all.reduce((sum, width) => sum + width, boxes))}px)` : '';
  }

  /** Of a handle: drags it until the pointer is released; Escape or a cancelled event take it back. */
  onPointerdown = (event: PointerEvent): void => {
    const handle = event.currentTarget as HTMLElement;
    const cell = handle.closest('th');
    if (!cell || event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const before = this.#fixed;
    const width = this.#freeze(cell);
    const gone = new AbortController();
    const options = { signal: gone.signal };
    const end = (done: boolean): void => {
      gone.abort();
      handle.classList.remove('dragged');
      const now = this.#fixed.get(keyOf(cell));
      this.#settle(cell, before, done && now !== undefined && now !== width ? now : undefined);
    };
    handle.classList.add('dragged');
    handle.addEventListener('pointermove', ({ clientX }) => this.#show(cell, width + (clientX - event.clientX) * directionOf(cell)), options);
    handle.addEventListener('pointerup', () => end(true), options);
    handle.addEventListener('pointercancel', () => end(false), options);
    handle.addEventListener('lostpointercapture', () => end(true), options);
    addEventListener('keydown', (pressed) => pressed.key === 'Escape' && end(false), { ...options, capture: true });
  };

  /** Of a header cell: arrow keys on the handle, or with Alt anywhere in the header. */
  onKeydown = (event: KeyboardEvent): void => {
    const cell = event.currentTarget as HTMLTableCellElement;
    const onHandle = event.target instanceof HTMLElement && event.target.part.contains('resizer');
    if ((!onHandle && !event.altKey) || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    const before = this.#fixed;
    const width = this.#freeze(cell) + STEP * directionOf(cell) * (event.key === 'ArrowRight' ? 1 : -1);
    this.#show(cell, width);
    this.#settle(cell, before, this.#fixed.get(keyOf(cell)));
  };

  /** Of a handle: as wide as the longest of the cells that are drawn. */
  onDoubleClick = (event: Event): void => {
    const cell = (event.currentTarget as HTMLElement).closest('th');
    if (!cell || !this.#table) return;
    const before = this.#fixed;
    this.#freeze(cell);
    this.#show(cell, LEAST);
    const cells = [...this.#table.rows].flatMap((row) => row.cells[cell.cellIndex] ?? []);
    const widths = cells.map((each) => Math.max(each.scrollWidth, each.firstElementChild?.scrollWidth ?? 0));
    this.#show(cell, Math.max(...widths) + 1);
    this.#settle(cell, before, this.#fixed.get(keyOf(cell)));
  };

  /** A handle says its width when one comes to it. */
  onFocus = (event: Event): void => {
    const handle = event.currentTarget as HTMLElement;
    handle.ariaValueNow = String(handle.closest('th')?.offsetWidth ?? 0);
  };

  get #table(): HTMLTableElement | null {
    return this.#host.shadowRoot?.querySelector('table') ?? null;
  }

  /** @returns the width of a cell, while all columns keep theirs from now on */
  #freeze(cell: HTMLTableCellElement): number {
    const heads = [...(this.#table?.tHead?.querySelectorAll('th:not(.check)') ?? [])] as HTMLTableCellElement[];
    const width = Math.round(cell.getBoundingClientRect().width);
    this.#fixed = new Map(this.#columns.map(({ key }, index) => [key, Math.round(heads[index]?.getBoundingClientRect().width ?? NEW)]));
    return width;
  }

  #show(cell: HTMLTableCellElement, width: number): void {
    this.#fixed.set(keyOf(cell), Math.max(LEAST, Math.round(width)));
    this.apply(this.#columns, this.#guesses);
    const handle = cell.querySelector('[role="separator"]');
    if (handle) handle.ariaValueNow = String(this.#fixed.get(keyOf(cell)));
  }

  /** @param width undefined where nothing has changed */
  #settle(cell: HTMLTableCellElement, before: Map<string, number>, width: number | undefined): void {
    if (width !== undefined && this.#host.dispatchEvent(new LoquiColumnResizeEvent(keyOf(cell), width))) return;
    this.#fixed = before;
    this.apply(this.#columns, this.#guesses);
  }
}

const keyOf = (cell: HTMLElement): string => cell.dataset['key'] ?? '';

/** 1 where a column grows to the right. */
const directionOf = (cell: Element): number => (cell.matches(':dir(rtl)') ? -1 : 1);
