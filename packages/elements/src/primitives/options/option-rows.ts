/** The rows of a list box beside a text field that keeps the focus: groups, the active row, the keys, and which rows are drawn. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { rowRange, type Heights, type RowRange } from './row-range.js';

export interface Row {
  readonly label: string;
  /** Heading above it. Rows of one group stand together. */
  readonly group?: string;
  readonly disabled?: boolean;
}

export interface Look {
  readonly content: unknown;
  /** For a screen reader. */
  readonly isSelected: boolean;
  readonly part?: string;
}

/** Without groups the same list; else the rows of each group together, in the order in which the groups appear. */
export function grouped<T extends Row>(rows: readonly T[]): readonly T[] {
  if (!rows.some(({ group }) => group)) return rows;
  const groups = new Map<string, T[]>([['', []]]);
  for (const row of rows) {
    const same = groups.get(row.group ?? '');
    if (same) same.push(row);
    else groups.set(row.group ?? '', [row]);
  }
  return [...groups.values()].flat();
}

function headingsOf(rows: readonly Row[]): number[] {
  const headings: number[] = [];
  rows.forEach(({ group = '' }, index) => {
    if (group !== '' && group !== rows[index - 1]?.group) headings.push(index);
  });
  return headings;
}

const nowhere: RowRange = { from: 0, to: 0, scrollTop: 0, before: 0, after: 0 };

export class OptionRows<T extends Row> implements ReactiveController {
  /** Index of the row that Enter chooses; -1 for none. */
  active = -1;
  #rows: readonly T[] = [];
  #headings: readonly number[] = [];
  #heights: Heights = { option: 32, heading: 28, view: 320 };
  #range = nowhere;
  #scrollTop = 0;
  /** Where the list stands, as far as we know. */
  #placedAt = 0;
  #watched: HTMLElement | undefined;
  #sizes: ResizeObserver | undefined;
  #mustShow = false;

  /** @param list the list box, which scrolls: axe wants a tab stop at anything else that does */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly list: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  /** Grouped already; compared by identity. */
  get rows(): readonly T[] {
    return this.#rows;
  }
  set rows(rows: readonly T[]) {
    if (rows === this.#rows) return;
    this.#rows = rows;
    this.#headings = headingsOf(rows);
    if (this.active >= rows.length) this.active = -1;
  }

  get current(): T | undefined {
    return this.#rows[this.active];
  }

  /** Id of the active row, for `aria-activedescendant`. */
  get activeId(): string | typeof nothing {
    return this.active < 0 ? nothing : `option-${String(this.active)}`;
  }

  /** Scrolls to the beginning; the active row may be any. */
  restart(active = -1): void {
    this.#scrollTop = 0;
    this.activate(active);
  }

  activate(index: number): void {
    this.active = index;
    this.#mustShow = index >= 0;
    this.host.requestUpdate();
  }

  activateFirst(): void {
    this.activate(this.#rows.findIndex(({ disabled }) => disabled !== true));
  }

  /** To this row, or to the next one in the direction of `step` that is not disabled; around the ends. */
  move(to: number, step: 1 | -1): void {
    const { length } = this.#rows;
    for (let tries = 0, index = to; tries < length; tries += 1, index += step) {
      const wrapped = (index + length) % length;
      if (this.#rows[wrapped]?.disabled === true) continue;
      this.activate(wrapped);
      return;
    }
  }

  /** One page of the view. */
  #page(step: 1 | -1): void {
    const rows = Math.max(1, Math.floor(this.#heights.view / this.#heights.option) - 1);
    const to = Math.max(0, Math.min(this.#rows.length - 1, this.active + step * rows));
    this.move(to, to === 0 ? 1 : to === this.#rows.length - 1 ? -1 : step);
  }

  /** Moves by the keys of a list. @returns true where the key is used up */
  onKey({ key }: KeyboardEvent): boolean {
    const { active } = this;
    if (key === 'ArrowDown') this.move(active + 1, 1);
    else if (key === 'ArrowUp') this.move(active < 0 ? -1 : active - 1, -1);
    else if (key === 'PageDown') this.#page(1);
    else if (key === 'PageUp') this.#page(-1);
    else return false;
    return true;
  }

  /** The row of an event; a disabled one is none. */
  rowOf(event: Event): T | undefined {
    const element = event.composedPath().find((each): each is HTMLElement => each instanceof HTMLElement && each.role === 'option');
    const row = element && this.#rows[Number(element.dataset['index'])];
    return row?.disabled === true ? undefined : row;
  }

  readonly onScroll = (): void => {
    this.#scrollTop = this.#placedAt = this.list()?.scrollTop ?? 0;
    if (this.#next(-1).from !== this.#range.from) this.host.requestUpdate();
  };

  #next(active: number): RowRange {
    return rowRange({ count: this.#rows.length, headings: this.#headings, active, scrollTop: this.#scrollTop, heights: this.#heights });
  }

  hostUpdated(): void {
    const list = this.list();
    const rows = list?.querySelector<HTMLElement>('.rows');
    if (!list || !rows || this.#rows.length === 0) return;
    this.#watch(list);
    const { before, after, scrollTop } = this.#range;
    // A strict content security policy allows the style object, but no style attribute.
    rows.style.paddingBlock = before + after === 0 ? '' : `${String(before)}px ${String(after)}px`;
    // Not read from the list: that would cost a layout with every key.
    if (this.#mustShow && Math.abs(this.#placedAt - scrollTop) >= 1) list.scrollTop = this.#placedAt = scrollTop;
    this.#mustShow = false;
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#watched = undefined;
  }

  /** Also called by the browser once at the beginning. */
  #watch(list: HTMLElement): void {
    if (list === this.#watched) return;
    this.#watched = list;
    this.#sizes ??= new ResizeObserver(() => this.#measure());
    this.#sizes.disconnect();
    this.#sizes.observe(list);
  }

  /** The list has the same padding above and below. */
  #measure(): void {
    const list = this.#watched;
    const rows = list?.querySelector<HTMLElement>('.rows');
    if (!list || !rows || list.clientHeight === 0) {
      // Hidden: it begins at its beginning when it is shown again.
      this.#placedAt = 0;
      return;
    }
    const before = this.#heights;
    const option = list.querySelector<HTMLElement>('.option')?.offsetHeight ?? before.option;
    const heading = list.querySelector<HTMLElement>('.heading')?.offsetHeight ?? before.heading;
    const view = list.clientHeight - 2 * rows.offsetTop;
    this.#placedAt = list.scrollTop;
    this.#heights = { option, heading, view };
    if (this.active < 0) return;
    const { scrollTop, from, to } = this.#next(this.active);
    if (Math.abs(scrollTop - this.#placedAt) < 1 && from === this.#range.from && to === this.#range.to) return;
    this.#scrollTop = scrollTop;
    this.#mustShow = true;
    this.host.requestUpdate();
  }

  /** The content of the list box. */
  template(look: (row: T, isActive: boolean) => Look): TemplateResult {
    this.#range = this.#next(this.#mustShow ? this.active : -1);
    const { from, to, scrollTop } = this.#range;
    if (this.#mustShow) this.#scrollTop = scrollTop;
    return html`<div class="rows">${this.#headings.length === 0 ? this.#options(from, to, look) : this.#groups(from, to, look)}</div>`;
  }

  #groups(from: number, to: number, look: (row: T, isActive: boolean) => Look): TemplateResult[] {
    const drawn: TemplateResult[] = [];
    for (let index = from; index < to;) {
      const { group = '' } = this.#rows[index] ?? {};
      let end = index + 1;
      while (end < to && (this.#rows[end]?.group ?? '') === group) end += 1;
      drawn.push(this.#group(group, index, end, look));
      index = end;
    }
    return drawn;
  }

  /** Its heading may be out of the view: the name of the group is an attribute. */
  #group(group: string, from: number, to: number, look: (row: T, isActive: boolean) => Look): TemplateResult {
    const isWhole = this.#rows[from - 1]?.group !== group;
    return html`<div role=${group === '' ? nothing : 'group'} aria-label=${group || nothing}>
      ${group !== '' && isWhole ? html`<div part="heading" class="heading" aria-hidden="true">${group}</div>` : nothing}${this.#options(from, to, look)}
    </div>`;
  }

  #options(from: number, to: number, look: (row: T, isActive: boolean) => Look): TemplateResult[] {
    return this.#rows.slice(from, to).map((row, offset) => this.#option(row, from + offset, look));
  }

  #option(row: T, index: number, look: (row: T, isActive: boolean) => Look): TemplateResult {
    const isActive = index === this.active;
    const { content, isSelected, part = '' } = look(row, isActive);
    return html`<div
      id="option-${index}"
      part="option${isActive ? ' option-active' : ''}${part && ` ${part}`}"
      class="option"
      role="option"
      data-index=${index}
      ?data-active=${isActive}
      aria-selected=${isSelected ? 'true' : 'false'}
      aria-disabled=${row.disabled === true ? 'true' : nothing}
      aria-setsize=${this.#rows.length}
      aria-posinset=${index + 1}
    >
      ${content}
    </div>`;
  }
}
