/** The header of a table: names of columns, buttons that sort, the checkbox of all rows. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TableSort } from '../../events/table-events.js';
import { icon } from '../icon.js';
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
  readonly onSort: (event: Event) => void;
  readonly onAll: (event: Event) => void;
}

export function headTemplate({ columns, guesses, sort, sortedBy, grid, checkboxes, allName, onSort, onAll }: HeadView): TemplateResult {
  const rest = grid ? '-1' : nothing;
  return html`<thead part="head">
    <tr aria-rowindex="1">
      ${
        !checkboxes
          ? nothing
          : html`<th class="check" part="header-cell">
              <input part="checkbox" type="checkbox" aria-label=${allName} tabindex="-1" @click=${onAll} />
            </th>`
      }
      ${columns.map(({ key, label, sortable, align, type }, index) => {
        const look = `${align} ${type}${(guesses[index] ?? 0) > LONG ? ' long' : ''}`;
        const place = sort.findIndex((each) => each.key === key);
        const direction = sort[place]?.direction;
        if (sortable !== true) return html`<th scope="col" part="header-cell" class=${look} tabindex=${rest}><span class="label">${label}</span></th>`;
        return html`<th scope="col" part="header-cell" class="${look} sortable" aria-sort=${place === 0 ? (direction ?? nothing) : 'none'} tabindex=${rest}>
          <button
            part="sort-button"
            type="button"
            data-key=${key}
            tabindex=${rest}
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
          </button>
        </th>`;
      })}
    </tr>
  </thead>`;
}

/** Every column's `<col>`, whose width `setWidths` sets. */
export function columnsTemplate(columns: readonly Column[], checkboxes: boolean): TemplateResult {
  return html`<colgroup>
    ${checkboxes ? html`<col class="check" />` : nothing}${columns.map(() => html`<col class="column" />`)}
  </colgroup>`;
}

/** Not in the template: a site's policy may refuse style attributes. @param guesses in characters; fixed, as other rows shall not change the widths */
export function setWidths(table: HTMLTableElement, columns: readonly Column[], guesses: readonly number[] | undefined): void {
  table.querySelectorAll<HTMLElement>('col.column').forEach((col, index) => {
    const width = columns[index]?.width;
    const guess = guesses?.[index];
    col.style.inlineSize = typeof width === 'number' ? `${String(width)}px` : (width ?? (guess === undefined ? '' : `calc(${String(guess)}ch + 24px)`));
  });
}

/** The checkbox of all rows is on, off or between. */
export function markAll(table: HTMLTableElement, chosen: number, all: number): void {
  const box = table.tHead?.querySelector('input');
  if (!box) return;
  box.checked = chosen > 0 && chosen === all;
  box.indeterminate = chosen > 0 && chosen < all;
}
