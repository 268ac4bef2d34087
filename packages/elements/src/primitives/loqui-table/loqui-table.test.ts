import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LoquiSelectionChangeEvent, LoquiSortEvent } from '../../events/table-events.js';
import { inside } from '../../testing/inside.js';
import { clickOn, next } from '../../testing/pointer.js';
import { frames } from '../../testing/room.js';
import { inBothSchemes } from '../../testing/schemes.js';
import './define.js';
import type { TableColumn } from './loqui-table.js';

type Table = HTMLElementTagNameMap['loqui-table'];

interface Person {
  readonly id: number;
  readonly name: string;
  readonly team: string;
  readonly age: number;
}

const people: readonly Person[] = [
  { id: 1, name: 'Mara', team: 'Design', age: 41 },
  { id: 2, name: 'Jonas', team: 'Sales', age: 29 },
  { id: 3, name: 'Aroha', team: 'Design', age: 1_029 },
  { id: 4, name: 'Chiara', team: 'Sales', age: 41 },
];

const columns: readonly TableColumn<Person>[] = [
  { key: 'name', label: 'Name', header: true, sortable: true },
  { key: 'team', label: 'Team', sortable: true },
  { key: 'age', label: 'Age', sortable: true, format: (age) => `${String(age)} years` },
];

/** Must not compile: a property that a row does not have, and a function for values of another type. */
export const wrong: readonly TableColumn<Person>[] = [
  // @ts-expect-error -- a person has no such property
  { key: 'nobody' },
  // @ts-expect-error -- an age is a number
  { key: 'age', format: (age: string) => age },
];

async function tableOf(setting: Partial<Table> = {}): Promise<Table> {
  const table = document.createElement('loqui-table');
  Object.assign(table, { caption: 'People', columns, rows: people, ...setting });
  const place = await fixture(html`<div></div>`);
  place.append(table);
  await table.updateComplete;
  await frames();
  return table;
}

const rowsOf = (table: Table): HTMLTableRowElement[] => [...table.shadowRoot!.querySelectorAll<HTMLTableRowElement>('tr[part~="row"]')];
const columnOf = (table: Table, column = 0): string[] => rowsOf(table).map((row) => row.cells[column]!.textContent);
const header = (table: Table, name: string): HTMLButtonElement =>
  [...table.shadowRoot!.querySelectorAll<HTMLButtonElement>('[part="sort-button"]')].find((button) => button.textContent.includes(name))!;
/** A key with a modifier, as the table hears it: not every driver can hold one down. */
function chord(modifier: 'Control' | 'Shift', key: string): void {
  let target = document.activeElement;
  while (target?.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  const init = { key: key === 'Space' ? ' ' : key, bubbles: true, composed: true, cancelable: true };
  target?.dispatchEvent(new KeyboardEvent('keydown', { ...init, ctrlKey: modifier === 'Control', shiftKey: modifier === 'Shift' }));
}
/** Where the focus is, in words: to print an element would take for ever. */
const place = (table: Table): string => `the focus is at ${focused(table)?.closest('tr')?.textContent ?? 'no row'}, ${focused(table)?.outerHTML ?? ''}`;
const focused = (table: Table): Element | null => table.shadowRoot!.activeElement;
const many = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => ({ id: index, name: `Person ${String(index)}`, team: index % 2 ? 'Odd' : 'Even', age: index }));

describe('loqui-table', () => {
  it('shows rows and columns in a native table, with a caption that names it', async () => {
    const table = await tableOf();
    const native = inside(table, 'table');
    expect(native.caption?.querySelector('slot')?.textContent).to.equal('People');
    expect([...native.tHead!.rows[0]!.cells].map((cell) => [cell.scope, cell.textContent.trim(), cell.ariaSort])).to.deep.equal([
      ['col', 'Name', 'none'],
      ['col', 'Team', 'none'],
      ['col', 'Age', 'none'],
    ]);
    expect(rowsOf(table).map((row) => [...row.cells].map((cell) => `${cell.localName} ${cell.textContent}`))[2]).to.deep.equal([
      'th Aroha',
      'td Design',
      'td 1029 years',
    ]);
    expect([native.getAttribute('role'), native.ariaRowCount, rowsOf(table)[0]!.ariaRowIndex]).to.deep.equal([null, null, null]);
    expect(rowsOf(table)[0]!.cells[2]!.classList.contains('end')).to.equal(true);
    await inBothSchemes(() => expect(table).to.be.accessible());
  });

  it('makes columns of the first row, and shows each type of value in the language around', async () => {
    const rows = [{ name: 'Mara', joined: new Date(2026, 2, 5), score: 1234.5, here: true, note: null }];
    const table = await tableOf({ rows, columns: [], lang: 'de' });
    await frames();
    expect([...inside(table, 'thead tr').children].map((cell) => cell.textContent.trim())).to.deep.equal(['name', 'joined', 'score', 'here', 'note']);
    expect([...rowsOf(table)[0]!.cells].map((cell) => cell.textContent)).to.deep.equal(['Mara', '05.03.2026', '1.234,5', 'Ja', '']);
  });

  it('renders what a column renders', async () => {
    const table = await tableOf({
      columns: [{ key: 'name', render: (name: unknown, row: object) => html`<a href="#${(row as Person).id}">${name}</a>` }] as never,
    });
    expect(rowsOf(table)[1]!.querySelector('a')?.getAttribute('href')).to.equal('#2');
    table.rows = [...people].reverse();
    await table.updateComplete;
    expect(columnOf(table)).to.deep.equal(['Chiara', 'Aroha', 'Jonas', 'Mara']);
    await expect(table).to.be.accessible();
  });

  it('sorts by its headers: up, down, and as it came; with Shift by a second column', async () => {
    const table = await tableOf();
    const told: LoquiSortEvent[] = [];
    table.addEventListener('loqui-sort', (event) => told.push(event));
    await clickOn(header(table, 'Name'));
    await table.updateComplete;
    expect(columnOf(table)).to.deep.equal(['Aroha', 'Chiara', 'Jonas', 'Mara']);
    expect(header(table, 'Name').parentElement!.ariaSort).to.equal('ascending');
    expect(inside(table, '[role="status"]').textContent).to.equal('Sorted by Name, ascending');
    await sendKeys({ press: 'Enter' });
    await table.updateComplete;
    expect([columnOf(table)[0], header(table, 'Name').parentElement!.ariaSort]).to.deep.equal(['Mara', 'descending']);
    header(table, 'Name').click();
    await table.updateComplete;
    expect([columnOf(table), header(table, 'Name').parentElement!.ariaSort]).to.deep.equal([people.map(({ name }) => name), 'none']);
    header(table, 'Team').click();
    header(table, 'Age').focus();
    chord('Shift', 'Enter');
    await table.updateComplete;
    expect(columnOf(table)).to.deep.equal(['Mara', 'Aroha', 'Jonas', 'Chiara']);
    expect(told.at(-1)?.sort).to.deep.equal([
      { key: 'team', direction: 'ascending' },
      { key: 'age', direction: 'ascending' },
    ]);
    expect(header(table, 'Age').ariaDescription ?? header(table, 'Age').getAttribute('aria-description')).to.equal('Sorted by Team, ascending, Age, ascending');
    await inBothSchemes(() => expect(table).to.be.accessible());
  });

  it('leaves the order to a page that cancels, and to one that sorts elsewhere', async () => {
    const table = await tableOf({ presorted: true, sort: [{ key: 'name', direction: 'ascending' }] });
    expect([columnOf(table)[0], header(table, 'Name').parentElement!.ariaSort]).to.deep.equal(['Mara', 'ascending']);
    table.addEventListener('loqui-sort', (event) => event.preventDefault());
    header(table, 'Team').click();
    await table.updateComplete;
    expect(table.sort).to.deep.equal([{ key: 'name', direction: 'ascending' }]);
  });

  it('selects one row by a press or the space bar', async () => {
    const table = await tableOf({ selection: 'single' });
    const changed = next(table, 'loqui-selection-change');
    await clickOn(rowsOf(table)[1]!.cells[1]!);
    expect(((await changed) as LoquiSelectionChangeEvent<Person>).selected).to.deep.equal([people[1]]);
    await table.updateComplete;
    expect(rowsOf(table).map((row) => row.ariaSelected)).to.deep.equal(['false', 'true', 'false', 'false']);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ type: ' ' });
    expect(table.selected).to.deep.equal([people[2]]);
    chord('Control', 'Space');
    expect(table.selected).to.deep.equal([]);
    expect(inside(table, 'table').getAttribute('aria-multiselectable')).to.equal('false');
    await inBothSchemes(() => expect(table).to.be.accessible());
  });

  it('selects several by checkboxes, with Shift all between, and says how many', async () => {
    const table = await tableOf({ selection: 'multiple', rowKey: 'id' });
    const box = (row: number): HTMLInputElement => rowsOf(table)[row]!.querySelector('input')!;
    const all = inside(table, 'thead input') as HTMLInputElement;
    let inputs = 0;
    table.addEventListener('input', () => (inputs += 1));
    expect([box(0).ariaLabel, all.getAttribute('aria-label')]).to.deep.equal(['Select Mara', 'Select all rows']);
    await clickOn(box(0));
    await table.updateComplete;
    expect([table.selected, all.indeterminate, box(0).checked]).to.deep.equal([[people[0]], true, true]);
    box(2).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, shiftKey: true }));
    await table.updateComplete;
    expect([table.selected.length, inside(table, '[role="status"]').textContent]).to.deep.equal([3, '3 of 4 selected']);
    await clickOn(all);
    await table.updateComplete;
    expect([table.selected.length, all.checked, all.indeterminate]).to.deep.equal([4, true, false]);
    await clickOn(all);
    await table.updateComplete;
    expect([table.selected.length, all.checked]).to.deep.equal([0, false]);
    // The same people by their id, in new objects.
    table.selected = [{ ...people[3]! }];
    await table.updateComplete;
    expect([box(3).checked, inputs]).to.deep.equal([true, 0]);
    await inBothSchemes(() => expect(table).to.be.accessible());
  });

  it('takes marks back when the page cancels', async () => {
    const table = await tableOf({ selection: 'multiple' });
    table.addEventListener('loqui-selection-change', (event) => event.preventDefault());
    const box = rowsOf(table)[0]!.querySelector('input')!;
    const all = inside(table, 'thead input') as HTMLInputElement;
    await clickOn(box);
    await clickOn(all);
    await table.updateComplete;
    expect([box.checked, all.checked, all.indeterminate, table.selected]).to.deep.equal([false, false, false, []]);
  });

  it('is a grid with one stop for Tab, whose cells are reached by keys', async () => {
    const table = await tableOf({ selection: 'multiple' });
    const before = document.createElement('button');
    const after = document.createElement('button');
    table.before(before);
    table.after(after);
    before.focus();
    await sendKeys({ press: 'Tab' });
    expect(focused(table) === inside(table, 'thead input'), place(table)).to.equal(true);
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(table) === header(table, 'Name'), place(table)).to.equal(true);
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(table) === rowsOf(table)[0]!.cells[1], place(table)).to.equal(true);
    chord('Control', 'End');
    expect(focused(table) === rowsOf(table)[3]!.cells[3], place(table)).to.equal(true);
    await sendKeys({ press: 'Home' });
    expect(focused(table) === rowsOf(table)[3]!.querySelector('input'), place(table)).to.equal(true);
    await sendKeys({ type: ' ' });
    chord('Shift', 'ArrowUp');
    expect(table.selected).to.deep.equal([people[3], people[2]]);
    chord('Shift', 'ArrowDown');
    expect(table.selected).to.deep.equal([people[3]]);
    chord('Control', 'a');
    expect(table.selected).to.have.length(4);
    chord('Control', 'Home');
    expect(focused(table) === rowsOf(table)[0]!.querySelector('input'), place(table)).to.equal(true);
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement === after).to.equal(true);
  });

  it('turns the arrow keys around where one reads from right to left', async () => {
    const table = await tableOf({ selection: 'single', dir: 'rtl' });
    header(table, 'Name').focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused(table) === header(table, 'Team'), place(table)).to.equal(true);
  });

  it('enters a cell with several controls by Enter, and leaves it by Escape', async () => {
    const acts = { key: 'id', label: 'Actions', render: () => html`<button>Edit</button> <button>Remove</button>` };
    const table = await tableOf({ selection: 'single', columns: [...columns, acts] as never });
    const cell = rowsOf(table)[0]!.cells[3]!;
    cell.focus();
    await sendKeys({ press: 'Enter' });
    expect(focused(table)?.textContent).to.equal('Edit');
    await sendKeys({ press: 'Escape' });
    expect(focused(table) === cell, place(table)).to.equal(true);
    await clickOn(cell.querySelector('button')!);
    expect(table.selected).to.deep.equal([]);
    await expect(table).to.be.accessible();
  });

  it('says what is there: no rows, rows being loaded', async () => {
    const table = await tableOf({ rows: [] });
    expect([inside(table, '[part="empty"]').innerText.trim() !== '', table.matches(':state(empty)')]).to.deep.equal([true, true]);
    await inBothSchemes(() => expect(table).to.be.accessible());
    table.loading = true;
    await table.updateComplete;
    expect([inside(table, 'table').ariaBusy, inside(table, '[role="status"]').textContent]).to.deep.equal(['true', 'Loading rows']);
    expect(table.shadowRoot!.querySelectorAll('loqui-skeleton')).to.have.length(5);
    await inBothSchemes(() => expect(table).to.be.accessible());
    Object.assign(table, { rows: people, loading: false });
    await table.updateComplete;
    expect([rowsOf(table).length, table.matches(':state(empty)')]).to.deep.equal([4, false]);
  });

  it('makes a column wider by a drag, keys and a double click, and tells once', async () => {
    const table = await tableOf({ columns: columns.map((column) => ({ ...column, resizable: true })) });
    table.style.inlineSize = '600px';
    await frames();
    const told: string[] = [];
    table.addEventListener('loqui-column-resize', ({ key, width }) => told.push(`${key} ${String(width)}`));
    const cell = table.shadowRoot!.querySelector<HTMLElement>('th[data-key="name"]')!;
    const handle = cell.querySelector<HTMLElement>('[part="resizer"]')!;
    const before = Math.round(cell.getBoundingClientRect().width);
    const others = table.shadowRoot!.querySelector<HTMLElement>('th[data-key="team"]')!.getBoundingClientRect().width;
    const point = (type: string, x: number): boolean =>
      handle.dispatchEvent(new PointerEvent(type, { clientX: x, pointerId: 1, button: 0, bubbles: true, cancelable: true }));
    handle.setPointerCapture = () => undefined;
    point('pointerdown', 100);
    point('pointermove', 130);
    point('pointermove', 140);
    point('pointerup', 140);
    expect(Math.round(cell.getBoundingClientRect().width)).to.equal(before + 40);
    expect(table.shadowRoot!.querySelector<HTMLElement>('th[data-key="team"]')!.getBoundingClientRect().width).to.be.closeTo(others, 1);
    handle.focus();
    expect(handle.ariaValueNow).to.equal(String(before + 40));
    await sendKeys({ press: 'ArrowLeft' });
    expect(told).to.deep.equal([`name ${String(before + 40)}`, `name ${String(before + 24)}`]);
    table.addEventListener('loqui-column-resize', (event) => event.preventDefault());
    await sendKeys({ press: 'ArrowRight' });
    expect(Math.round(cell.getBoundingClientRect().width)).to.equal(before + 24);
    point('pointerdown', 100);
    point('pointermove', 400);
    dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    expect([Math.round(cell.getBoundingClientRect().width), told.length]).to.deep.equal([before + 24, 3]);
    handle.dispatchEvent(new MouseEvent('dblclick'));
    expect(told).to.have.length(4);
    await inBothSchemes(() => expect(table).to.be.accessible());
  });

  it('keeps its widths in a grid, where the header has the keys', async () => {
    const table = await tableOf({ columns: columns.map((column) => ({ ...column, resizable: true })), selection: 'multiple', rows: many(200) });
    table.style.inlineSize = '700px';
    await frames();
    const cell = table.shadowRoot!.querySelector<HTMLElement>('th[data-key="team"]')!;
    const width = Math.round(cell.getBoundingClientRect().width);
    header(table, 'Team').focus();
    header(table, 'Team').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', altKey: true, bubbles: true, composed: true, cancelable: true }));
    expect(Math.round(cell.getBoundingClientRect().width)).to.equal(width + 16);
    table.rows = many(300);
    await table.updateComplete;
    expect([Math.round(cell.getBoundingClientRect().width), focused(table) === header(table, 'Team')]).to.deep.equal([width + 16, true]);
    await inBothSchemes(() => expect(table).to.be.accessible());
  });

  it('says which row a press was on', async () => {
    const table = await tableOf();
    let row: unknown;
    table.addEventListener('click', (event) => (row = table.rowOf(event)));
    await clickOn(rowsOf(table)[2]!);
    expect(row).to.equal(people[2]);
    await clickOn(header(table, 'Name'));
    expect(row).to.equal(undefined);
  });
});

describe('loqui-table with many rows', () => {
  const scrollerOf = (table: Table): HTMLElement => inside(table, '[part="scroller"]');

  /** Waits until rows stand there: a busy engine tells of a scroll some frames later. */
  async function scrollTo(table: Table, top: number): Promise<void> {
    scrollerOf(table).scrollTop = top;
    await frames();
    for (let tries = 0; tries < 200 && inSight(table).length < 5; tries += 1) await frames(1);
  }

  /** What a reader sees, from the top down. */
  const inSight = (table: Table): string[] => {
    const head = inside(table, 'thead th').getBoundingClientRect().bottom;
    const end = scrollerOf(table).getBoundingClientRect().bottom;
    const shown = rowsOf(table).filter((row) => row.getBoundingClientRect().bottom > head + 1 && row.getBoundingClientRect().top < end - 1);
    return shown.map((row) => row.cells[0]!.textContent);
  };

  it('draws those in sight, counts all, and is as high as the whole', async () => {
    const table = await tableOf({ rows: many(10_000), caption: '', ariaLabel: 'People' });
    table.style.blockSize = '400px';
    await frames();
    const native = inside(table, 'table');
    expect(rowsOf(table).length).to.be.within(10, 60);
    expect([native.getAttribute('aria-rowcount'), rowsOf(table)[0]!.getAttribute('aria-rowindex')]).to.deep.equal(['10001', '2']);
    const height = rowsOf(table)[0]!.getBoundingClientRect().height;
    expect(scrollerOf(table).scrollHeight).to.be.closeTo(10_000 * height + inside(table, 'thead').offsetHeight, 2);
    await inBothSchemes(() => expect(table).to.be.accessible());
  });

  it('shows at each place what the whole table would show there', async () => {
    const rows = many(10_000);
    const table = await tableOf({ rows, caption: 'People' });
    table.style.blockSize = '400px';
    await frames();
    const scroller = scrollerOf(table);
    const height = rowsOf(table)[0]!.getBoundingClientRect().height;
    const above = inside(table, 'caption').offsetHeight;
    const head = inside(table, 'thead').offsetHeight;
    for (const top of [0, 90, 2_000, 2_040, 1_990, 180_000, 359_000, 1e9, 120_000, 0]) {
      await scrollTo(table, top);
      const from = Math.max(0, Math.floor((scroller.scrollTop - above + 1) / height));
      const until = Math.min(rows.length, Math.ceil((scroller.scrollTop - above - head + scroller.clientHeight - 1) / height));
      expect(inSight(table), String(top)).to.deep.equal(rows.slice(from, until).map(({ name }) => name));
      const index = Number(rowsOf(table)[0]!.getAttribute('aria-rowindex'));
      expect(rowsOf(table)[0]!.cells[0]!.textContent).to.equal(rows[index - 2]!.name);
    }
  });

  it('keeps the focus while its row is far away, and comes back to it by a key', async () => {
    const table = await tableOf({ rows: many(5_000), selection: 'multiple', caption: '', ariaLabel: 'People' });
    table.style.blockSize = '400px';
    await frames();
    rowsOf(table)[2]!.cells[1]!.focus();
    await scrollTo(table, 90_000);
    expect(focused(table)?.textContent).to.equal('Person 2');
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(table)?.textContent).to.equal('Person 3');
    expect(scrollerOf(table).scrollTop).to.be.below(200);
    chord('Control', 'End');
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'ArrowRight' });
    expect(focused(table)?.textContent).to.equal('Person 4999');
    const box = focused(table)!.getBoundingClientRect();
    expect(box.bottom).to.be.at.most(scrollerOf(table).getBoundingClientRect().bottom + 1);
    await sendKeys({ press: 'PageUp' });
    const row = Number(focused(table)!.parentElement!.getAttribute('aria-rowindex')) - 2;
    expect(row).to.be.within(4_985, 4_995);
    chord('Control', 'Home');
    await frames();
    const first = rowsOf(table)[0]!.getBoundingClientRect();
    expect(first.top).to.be.at.least(inside(table, 'thead th').getBoundingClientRect().bottom - 1);
  });

  it('keeps the focus of a link in a row that is far away', async () => {
    const link: TableColumn<Person> = { key: 'name', render: (name) => html`<a href="#there">${name}</a>` };
    const table = await tableOf({ rows: many(2_000), columns: [link] });
    table.style.blockSize = '400px';
    await frames();
    rowsOf(table)[3]!.querySelector('a')!.focus({ preventScroll: true });
    await scrollTo(table, 30_000);
    expect(focused(table)?.textContent).to.equal('Person 3');
    expect(rowsOf(table).at(-1)!.textContent).to.match(/Person 8\d\d/);
    await scrollTo(table, 0);
    expect([focused(table)?.textContent, rowsOf(table)[3]!.textContent]).to.deep.equal(['Person 3', 'Person 3']);
  });

  it('selects all of them, and keeps the focus on its row when they are sorted', async () => {
    const rows = many(2_000);
    const table = await tableOf({ rows, selection: 'multiple' });
    table.style.blockSize = '400px';
    await frames();
    rowsOf(table)[1]!.cells[1]!.focus();
    chord('Control', 'a');
    expect(table.selected).to.have.length(2_000);
    table.sort = [{ key: 'age', direction: 'descending' }];
    await table.updateComplete;
    expect(focused(table)?.textContent).to.equal('Person 1');
    table.rows = rows.slice(0, 3);
    await table.updateComplete;
    await frames();
    expect([focused(table)?.textContent, rowsOf(table).length]).to.deep.equal(['Person 1', 3]);
  });

  it('scrolls to a row', async () => {
    const rows = many(3_000);
    const table = await tableOf({ rows });
    table.style.blockSize = '400px';
    await frames();
    table.scrollToRow(rows[1_500]!);
    await frames();
    expect(inSight(table)).to.include('Person 1500');
  });

  it('says that there are more columns', async () => {
    const table = await tableOf({ rows: many(200), columns: columns.map((column) => ({ ...column, width: 400 })), stickyColumn: true });
    table.style.inlineSize = '600px';
    await frames();
    expect([table.matches(':state(more-at-start)'), table.matches(':state(more-at-end)')]).to.deep.equal([false, true]);
    const { left } = rowsOf(table)[0]!.cells[0]!.getBoundingClientRect();
    scrollerOf(table).scrollLeft = 5_000;
    await frames();
    expect([table.matches(':state(more-at-start)'), table.matches(':state(more-at-end)')]).to.deep.equal([true, false]);
    expect(rowsOf(table)[0]!.cells[0]!.getBoundingClientRect().left).to.be.closeTo(left, 1);
    expect(scrollerOf(table).tabIndex).to.equal(0);
    await inBothSchemes(() => expect(table).to.be.accessible());
  });
});
