/** The header of a table: names of columns, buttons that sort, the checkbox of all rows. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TableSort } from '../../events/table-events.js';
import { icon } from '../icon.js';
import type { ColumnWidths } from './column-widths.js';
import type { Column } from './table-column.js';

const upIcon: TemplateResult = /* @__PURE__ */ icon('M12 19V5M6 11l6-6 6 6');
const downIcon: TemplateResult = /* @__PURE__ */ icon('M12 5v14M6 13l6 6 6-6');
const bothIcon: TemplateResult = /* @__PURE__ */ icon('M8 10l4-4 4 4M8 14l4 4 4-4');

/** A column of sentences, in characters. */
const LONG = 30;

export interface HeadView {
  readonly columns: readonly Column[];
  /** Widths in characters. */
  readonly guesses: readonly number[];
  readonly sort: readonly TableSort[];
  /** The sort in words. */
  readonly sortedBy: string;
  readonly grid: boolean;
  /** A checkbox of all rows. */
  readonly checkboxes: boolean;
  readonly allName: string;
  readonly widths: ColumnWidths;
  readonly widthName: (column: string) => string;
  readonly onSort: (event: Event) => void;
  readonly onAll: (event: Event) => void;
}

export function headTemplate(view: HeadView): TemplateResult {
  const { columns, checkboxes, allName, onAll } = view;
  return html`<thead part="head">
    <tr aria-rowindex="1">
      ${
        !checkboxes
          ? nothing
          : html`<th class="check" part="header-cell">
              <input part="checkbox" type="checkbox" aria-label=${allName} tabindex="-1" @click=${onAll} />
            </th>`
      }
      ${columns.map((column, index) => cellTemplate(view, column, index))}
    </tr>
  </thead>`;
}

function cellTemplate(view: HeadView, column: Column, index: number): TemplateResult {
  const { guesses, sort, grid, widths } = view;
  const { key, label, sortable, resizable, align, type } = column;
  const look = `${align} ${type}${(guesses[index] ?? 0) > LONG ? ' long' : ''}${sortable === true ? ' sortable' : ''}`;
  const place = sort.findIndex((each) => each.key === key);
  // Only the first one, as ARIA asks for.
  const ariaSort = sortable !== true ? nothing : place === 0 ? (sort[0]?.direction ?? nothing) : 'none';
  return html`<th
    scope="col"
    part="header-cell"
    class=${look}
    data-key=${key}
    tabindex=${grid ? '-1' : nothing}
    aria-sort=${ariaSort}
    aria-label=${resizable === true && !grid ? label : nothing}
    aria-keyshortcuts=${resizable === true ? 'Alt+ArrowLeft Alt+ArrowRight' : nothing}
    @keydown=${resizable === true ? widths.onKeydown : nothing}
  >
    ${sortable === true ? sortTemplate(view, column, place) : html`<span class="label">${label}</span>`}${resizable === true ? handleTemplate(view, label) : nothing}
  </th>`;
}

function sortTemplate({ sort, sortedBy, grid, onSort }: HeadView, { key, label }: Column, place: number): TemplateResult {
  const direction = sort[place]?.direction;
  return html`<button
    part="sort-button"
    type="button"
    data-key=${key}
    tabindex=${grid ? '-1' : nothing}
    aria-description=${place > 0 ? sortedBy : nothing}
    @click=${onSort}
    @keydown=${onSort}
  >
    <span class="label">${label}</span
    ><span class="sort ${direction ?? 'none'}" aria-hidden="true"
      >${direction === 'ascending' ? upIcon : direction === 'descending' ? downIcon : bothIcon}${
        direction && sort.length > 1 ? html`<span class="ordinal">${place + 1}</span>` : nothing
      }</span
    >
  </button>`;
}

/** In a grid, whose cells are its only stops, the keys of the header do the same. */
function handleTemplate({ grid, widths, widthName }: HeadView, label: string): TemplateResult {
  return grid
    ? html`<span part="resizer" @pointerdown=${widths.onPointerdown} @dblclick=${widths.onDoubleClick}></span>`
    : html`<span
        part="resizer"
        role="separator"
        tabindex="0"
        aria-orientation="vertical"
        aria-valuenow="0"
        aria-label=${widthName(label)}
        @focus=${widths.onFocus}
        @pointerdown=${widths.onPointerdown}
        @dblclick=${widths.onDoubleClick}
      ></span>`;
}

/** Every column's `<col>`, whose width `ColumnWidths` sets. */
export function columnsTemplate(columns: readonly Column[], checkboxes: boolean): TemplateResult {
  return html`<colgroup>
    ${checkboxes ? html`<col class="check" />` : nothing}${columns.map(() => html`<col class="column" />`)}
  </colgroup>`;
}

/** The checkbox of all rows is on, off or between. */
export function markAll(table: HTMLTableElement, chosen: number, all: number): void {
  const box = table.tHead?.querySelector('input');
  if (!box) return;
  box.checked = chosen > 0 && chosen === all;
  box.indeterminate = chosen > 0 && chosen < all;
}
