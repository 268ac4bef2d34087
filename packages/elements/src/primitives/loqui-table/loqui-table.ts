import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { LoquiSelectionChangeEvent, LoquiSortEvent, type TableSort } from '../../events/table-events.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { isObject } from '../../property-shapes.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { ColumnWidths } from './column-widths.js';
import { GridFocus } from './grid-focus.js';
import { insteadOfRows } from './instead-of-rows.js';
import styles from './loqui-table.styles.js';
import { strings } from './loqui-table.strings.js';
import { RowSelection } from './row-selection.js';
import { ShownTable, sortInWords } from './shown-table.js';
import { isSort } from './sorting.js';
import { TableActs } from './table-acts.js';
import { TableBody } from './table-body.js';
import { isColumn, type TableColumn } from './table-column.js';
import { columnsTemplate, headTemplate, markAll } from './table-head.js';
import { tableMarkStyles } from './table-marks.styles.js';
import { TableViewport } from './table-viewport.js';

export type { TableColumn, TableValueType } from './table-column.js';

/**
 * @summary Rows and columns in a native `<table>`: sorted by its headers, selected by pointer and keyboard, with a header that stays. Of many rows only those in
 * sight are drawn.
 *
 * With `selection` it is a grid: Tab goes to one cell, arrow keys, Home, End, Page Up and Page Down go on, with Ctrl to the first and last row. Space selects, with
 * Shift up to here; Shift and an arrow go on selecting; Ctrl+A selects all. Enter goes to what a cell contains, Escape back.
 *
 * A `resizable` column is dragged at the end of its header; Alt and an arrow key do the same in the header, a double click fits it to what is in sight.
 *
 * From 100 rows on, each row is one line of one height; give the element a height (`block-size`), or it takes `--loqui-table-max-height`.
 *
 * @tag loqui-table
 *
 * @slot caption - The caption, in place of the property.
 * @slot empty - What stands there without rows.
 *
 * @fires {LoquiSortEvent} loqui-sort - The person sorts the rows.
 * @fires {LoquiSelectionChangeEvent} loqui-selection-change - The person selects other rows.
 * @fires {LoquiColumnResizeEvent} loqui-column-resize - The person makes a column wider or narrower.
 *
 * @csspart base - All of it.
 * @csspart scroller - What scrolls.
 * @csspart table - The native table.
 * @csspart caption - The caption.
 * @csspart head - The header.
 * @csspart header-cell - Each cell of the header.
 * @csspart sort-button - The button of a header that sorts.
 * @csspart resizer - The handle of a column's width.
 * @csspart row - Each row.
 * @csspart selected - Each selected row.
 * @csspart cell - Each cell.
 * @csspart checkbox - Each checkbox.
 * @csspart empty - What stands there without rows.
 *
 * @cssproperty [--loqui-table-max-height] - The height of a windowed table on a page that gives it none (min(70vh, 40rem)).
 * @cssproperty [--loqui-table-row-height] - The least height of a row: 36px, or 28px by `density`, and 44px for fingers.
 *
 * @cssState windowed - Only the rows in sight are drawn.
 * @cssState empty - There are no rows.
 * @cssState loading - Rows are being loaded.
 * @cssState more-at-start - It is scrolled away from the first column.
 * @cssState more-at-end - There are more columns at the end.
 */
export class LoquiTable<Row extends object = object> extends LitElement {
  static override styles = [baseStyles, styles, tableMarkStyles];

  readonly #internals = this.attachInternals();
  readonly #localize = new Localize(this, strings);
  #viewport!: TableViewport;
  #body!: TableBody;
  readonly #shown = new ShownTable();
  readonly #widths = new ColumnWidths(this);
  #lastChosen = new RowSelection<object>([], undefined);
  readonly #focus: GridFocus;
  readonly #acts: TableActs;

  /** What a screen reader is told after an act. */
  @state() private said = '';

  @query('[part="scroller"]') private scroller!: HTMLElement;
  @query('table') private table!: HTMLTableElement;

  /** Without columns, each property of the first row is one. */
  @property({ type: Array, attribute: false, shape: isColumn }) columns: readonly TableColumn<Row>[] = [];

  /** Compared by identity: give a new array, never a changed one. */
  @property({ type: Array, shape: isObject }) rows: readonly Row[] = [];

  /** The name of the table. Also a slot. */
  @property() caption = '';

  /** The columns that the rows are sorted by, the first one before the others. */
  @property({ type: Array, attribute: false, shape: isSort }) sort: readonly TableSort[] = [];

  /** The rows come in the order that `sort` says: the table does not sort them. */
  @property({ type: Boolean }) presorted = false;

  @property({ oneOf: ['none', 'single', 'multiple'], reflect: true }) selection: 'none' | 'single' | 'multiple' = 'none';

  /** The selected rows. */
  @property({ type: Array, attribute: false, shape: isObject }) selected: readonly Row[] = [];

  /** Name of the property by which two rows are the same, as `id`; without it, they are the same object. */
  @property({ attribute: 'row-key', optional: true }) rowKey?: string;

  @property({ oneOf: ['comfortable', 'compact'], reflect: true }) density: 'comfortable' | 'compact' = 'comfortable';

  /** Every other row has a tint. */
  @property({ type: Boolean, reflect: true }) striped = false;

  /** The first column stays when the others scroll. */
  @property({ type: Boolean, reflect: true, attribute: 'sticky-column' }) stickyColumn = false;

  /** Rows are being loaded. Those that are there stay. */
  @property({ type: Boolean, reflect: true }) loading = false;

  constructor() {
    super();
    this.#focus = new GridFocus({
      size: () => ({ rows: this.#shown.view.rows.length, columns: this.#columnCount, page: this.#viewport.page, rtl: this.#localize.dir() === 'rtl' }),
      cellAt: (row, column) => (row < 0 ? this.table.tHead?.rows[0] : this.#body.rowAt(row))?.cells[column],
      reveal: (row) => this.#reveal(row),
    });
    this.#acts = new TableActs({
      state: () => ({ selection: this.selection, shown: this.#shown.view.rows, chosen: this.#chosen, sort: this.sort }),
      focusing: this.#focus,
      indexOf: (row) => this.#body.indexOf(row),
      wishSort: (sort) => this.#wishSort(sort),
      wishSelected: (rows) => this.#wishSelected(rows as readonly Row[]),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#viewport.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.hasUpdated) this.#viewport.disconnect();
  }

  /** Scrolls to a row, if it is not in sight. */
  scrollToRow(row: Row): void {
    const index = this.#shown.view.rows.indexOf(row);
    if (index < 0 || !this.hasUpdated) return;
    this.#reveal(index);
    this.#body.rowAt(index)?.scrollIntoView({ block: 'nearest' });
  }

  /** The row around an event, as a click on it: what a site opens then. */
  rowOf(event: Event): Row | undefined {
    const row = event.composedPath().find((node): node is HTMLTableRowElement => node instanceof HTMLTableRowElement && node.getRootNode() === this.shadowRoot);
    const index = row && this.#body.indexOf(row);
    return index === undefined ? undefined : (this.#shown.view.rows[index] as Row | undefined);
  }

  /** As of a native control: the focus goes to the cell that had it last, or to what scrolls. */
  override focus(options?: FocusOptions): void {
    if (this.selection !== 'none') this.#focus.focus();
    else this.renderRoot.querySelector<HTMLElement>('button, [part="scroller"][tabindex]')?.focus(options);
  }

  protected override update(changed: PropertyValues<this>): void {
    this.#prepare();
    super.update(changed);
  }

  protected override firstUpdated(): void {
    this.#body = new TableBody(this.table.tBodies[0]!);
    this.#viewport = new TableViewport(this.scroller, this.table, () => this.#draw());
    this.#viewport.connect();
  }

  protected override updated(): void {
    const { columns, rows, checkboxes, windowed } = this.#shown.view;
    this.#widths.apply(columns, windowed ? this.#shown.guesses : undefined);
    if (checkboxes) markAll(this.table, this.#chosen.count(rows), rows.length);
    const inBody = this.shadowRoot?.activeElement?.closest('tbody');
    this.#draw();
    if (inBody && this.#shown.view.grid && !this.#focus.isThere(this.shadowRoot?.activeElement)) this.#focus.focus();
  }

  /** Of `selected` as it is now: a second act may come before the update. */
  get #chosen(): RowSelection<object> {
    const { rows, rowKey } = this.#lastChosen;
    if (rows !== this.selected || rowKey !== this.rowKey) this.#lastChosen = new RowSelection<object>(this.selected, this.rowKey);
    return this.#lastChosen;
  }

  get #columnCount(): number {
    return this.#shown.view.columns.length + (this.#shown.view.checkboxes ? 1 : 0);
  }

  /** What is shown, as far as it changed. Here and not earlier, as the language is known now. */
  #prepare(): void {
    const { rows } = this.#shown.view;
    // The grid's place follows its row.
    const placed = rows[this.#focus.place.row];
    this.#shown.update(this, this.#localize);
    const now = this.#shown.view.rows;
    if (now !== rows && placed) this.#focus.moveTo(now.includes(placed) ? now.indexOf(placed) : this.#focus.place.row);
  }

  /** The rows in sight; by hand, as they change with every scroll. */
  #draw(): void {
    const view = this.#shown.view;
    const { rows, windowed, grid } = view;
    const { row } = this.#focus.place;
    const range = this.#viewport.rangeOf(rows.length);
    this.#body.draw(view, this.#chosen, windowed ? range : { from: 0, to: rows.length }, this.#viewport.rowHeight, grid ? [row] : []);
    if (grid) this.#focus.mark();
    const { moreAtStart, moreAtEnd, scrolls } = this.#viewport;
    setStates(this.#internals, { windowed, loading: this.loading, empty: rows.length === 0, 'more-at-start': moreAtStart, 'more-at-end': moreAtEnd });
    // A grid has a stop for Tab; a table that only scrolls needs one, for the arrow keys.
    if (scrolls && !grid) this.scroller.tabIndex = 0;
    else this.scroller.removeAttribute('tabindex');
  }

  #reveal(row: number): void {
    if (this.#shown.view.windowed && row >= 0) this.#viewport.reveal(row);
    // The place of a row that was far away is not drawn yet.
    this.#draw();
  }

  #wishSort(sort: readonly TableSort[]): boolean {
    if (!this.dispatchEvent(new LoquiSortEvent(sort))) return false;
    this.sort = sort;
    this.said = sortInWords(sort, this.#shown.view.columns, this.#localize);
    return true;
  }

  #wishSelected(rows: readonly Row[]): boolean {
    if (this.#chosen.equals(rows)) return true;
    if (!this.dispatchEvent(new LoquiSelectionChangeEvent<Row>(rows))) {
      // The checkbox of all rows has changed already.
      this.requestUpdate();
      return false;
    }
    this.selected = rows;
    const [count, all] = [rows.length, this.#shown.view.rows.length].map((each) => this.#localize.number(each));
    if (this.selection === 'multiple') this.said = this.#localize.term('selectedRows', count ?? '', all ?? '');
    return true;
  }

  /** The page hears of a selection, not of the checkboxes. */
  #onInput = (event: Event): void => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement && target.part.contains('checkbox')) event.stopPropagation();
  };

  override render(): unknown {
    const { columns, rows, checkboxes, grid, windowed } = this.#shown.view;
    const { caption, loading } = this;
    const hasCaption = caption !== '' || this.querySelector(':scope > [slot="caption"]') !== null;
    const name = hasCaption ? undefined : (this.ariaLabel ?? undefined);
    return html`<div part="base">
      <div
        part="scroller"
        role=${grid ? nothing : 'group'}
        aria-labelledby=${!grid && hasCaption ? 'caption' : nothing}
        aria-label=${grid || hasCaption ? nothing : (name ?? this.#localize.term('tableOfRows'))}
      >
        <table
          part="table"
          role=${grid ? 'grid' : nothing}
          class=${windowed ? 'windowed' : nothing}
          aria-label=${name ?? nothing}
          aria-busy=${loading ? 'true' : nothing}
          aria-multiselectable=${grid ? String(checkboxes) : nothing}
          aria-rowcount=${windowed ? rows.length + 1 : nothing}
          @input=${this.#onInput}
          @mousedown=${this.#acts.onMousedown}
          @click=${this.#acts.onClick}
          @focusin=${this.#acts.onFocusin}
          @keydown=${this.#acts.onKeydown}
        >
          <caption id="caption" part="caption" ?hidden=${!hasCaption}>
            <slot name="caption" @slotchange=${() => this.requestUpdate()}>${caption}</slot>
          </caption>
          ${columnsTemplate(columns, checkboxes)}
          ${headTemplate({
            ...{ columns, guesses: this.#shown.guesses, sort: this.sort, grid, checkboxes, onSort: this.#acts.onSort, onAll: this.#acts.onAll },
            sortedBy: sortInWords(this.sort, columns, this.#localize),
            ...{ widths: this.#widths, widthName: (column: string) => this.#localize.term('columnWidth', column) },
            allName: this.#localize.term('selectAllRows'),
          })}
          <tbody part="body"></tbody>
          ${insteadOfRows(rows.length === 0, loading, this.#columnCount, this.#localize.term('noRows'))}
        </table>
      </div>
      <div class="visually-hidden" role="status">${loading ? this.#localize.term('loadingRows') : this.said}</div>
    </div>`;
  }
}
