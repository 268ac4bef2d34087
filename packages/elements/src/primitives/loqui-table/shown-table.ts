/** What a table shows: its columns filled in, its rows in their order. Each is made again only when what it is made of has changed. */
import type { TableSort } from '../../events/table-events.js';
import type { Localize } from '../../localize/localize.js';
import { cellTextIn } from './cell-text.js';
import type { strings } from './loqui-table.strings.js';
import { sortedRows } from './sorting.js';
import type { BodyView } from './table-body.js';
import { columnsFor, guessedWidths, type CellText, type Column, type TableColumn } from './table-column.js';

/** From this many rows on, only those in sight are drawn. */
export const WINDOW_FROM = 100;

export interface TableSettings {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly object[];
  readonly sort: readonly TableSort[];
  readonly presorted: boolean;
  readonly selection: 'none' | 'single' | 'multiple';
}

export class ShownTable {
  #settings: TableSettings | undefined;
  #lang = '';
  #text: CellText = () => '';
  #columns: readonly Column[] = [];
  view: BodyView = { rows: [], columns: [], checkboxes: false, grid: false, windowed: false, text: this.#text, checkboxName: String };
  /** Widths in characters of columns without one. */
  guesses: readonly number[] = [];

  update({ columns, rows, sort, presorted, selection }: TableSettings, localize: Localize<typeof strings>): void {
    const old = this.#settings;
    const lang = localize.lang();
    const words = { yes: localize.term('cellYes'), no: localize.term('cellNo') };
    // The words of a language may come after the language.
    const otherLanguage = `${lang} ${words.yes}` !== this.#lang;
    // The first row says of which type the values are.
    const otherColumns = columns !== old?.columns || rows[0] !== old.rows[0];
    const otherOrder = otherColumns || otherLanguage || rows !== old.rows || sort !== old.sort || presorted !== old.presorted;
    if (!otherOrder && selection === old.selection) return;
    this.#settings = { columns, rows, sort, presorted, selection };
    this.#lang = `${lang} ${words.yes}`;
    if (otherColumns) this.#columns = columnsFor(columns, rows);
    if (otherLanguage) this.#text = cellTextIn(lang, words);
    const text = this.#text;
    const windowed = rows.length >= WINDOW_FROM;
    if (otherColumns || otherLanguage) this.guesses = guessedWidths(this.#columns, rows, text);
    this.view = {
      rows: !otherOrder ? this.view.rows : presorted ? rows : sortedRows(rows, sort, this.#columns, lang),
      columns: this.#columns,
      checkboxes: selection === 'multiple',
      grid: selection !== 'none',
      windowed,
      text,
      checkboxName: (name) => localize.term('selectRow', name),
    };
  }
}

/** For screen readers. */
export function sortInWords(sort: readonly TableSort[], columns: readonly Column[], localize: Localize<typeof strings>): string {
  const names = sort.map(({ key, direction }) => localize.term(direction, columns.find((each) => each.key === key)?.label ?? key));
  return names.length === 0 ? localize.term('notSorted') : localize.term('sortedBy', names.join(', '));
}
