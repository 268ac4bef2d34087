/** Rows and columns. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { LoquiTable, TableColumn } from '@loqui/elements';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-badge.js';
import '@loqui/elements/loqui-button.js';
import '@loqui/elements/loqui-table.js';
import { settle } from '../play/settle.js';
import { all, find } from '../play/shadow.js';

interface Run {
  readonly id: number;
  readonly agent: string;
  readonly state: string;
  readonly started: Date;
  readonly tokens: number;
  readonly paid: boolean;
}

const agents = ['Researcher', 'Translator', 'Reviewer', 'Planner'];
const states = ['completed', 'failed', 'running'];

const runs = (count: number): readonly Run[] =>
  Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    agent: `${agents[index % 4] ?? ''} ${String(index + 1)}`,
    state: states[index % 3] ?? '',
    started: new Date(2026, index % 12, 1 + (index % 28), 9, index % 60),
    tokens: (index * 7_919) % 250_000,
    paid: index % 4 !== 0,
  }));

const columns: readonly TableColumn<Run>[] = [
  { key: 'agent', label: 'Agent', header: true, sortable: true },
  { key: 'state', label: 'State', sortable: true },
  { key: 'started', label: 'Started', sortable: true },
  { key: 'tokens', label: 'Tokens', sortable: true },
  { key: 'paid', label: 'Paid' },
];

const drawn: readonly TableColumn<Run>[] = [
  { key: 'agent', label: 'Agent', header: true, sortable: true, render: (agent, { id }) => html`<a href="#run-${id}">${agent}</a>` },
  {
    key: 'state',
    label: 'State',
    sortable: true,
    render: (state) => html`<loqui-badge variant=${state === 'failed' ? 'danger' : 'neutral'}>${state}</loqui-badge>`,
  },
  { key: 'tokens', label: 'Tokens', sortable: true, format: (tokens) => `${String(Math.round(tokens / 1_000))} k` },
  { key: 'id', label: 'Acts', align: 'end', render: () => html`<loqui-button size="small">Open</loqui-button> <loqui-button size="small">Stop</loqui-button>` },
];

const few = runs(6);

interface Args extends Pick<LoquiTable, 'caption' | 'selection' | 'density' | 'striped' | 'stickyColumn' | 'loading' | 'presorted'> {
  columns: readonly TableColumn<Run>[];
  rows: readonly Run[];
  sort: LoquiTable['sort'];
  selected: readonly Run[];
  dir: 'ltr' | 'rtl';
  style: string;
}

const meta = {
  title: 'Primitives/loqui-table',
  component: 'loqui-table',
  afterEach: settle,
  args: {
    caption: 'Runs of this week',
    columns,
    rows: runs(6),
    sort: [],
    selected: [],
    selection: 'none',
    density: 'comfortable',
    striped: false,
    stickyColumn: false,
    loading: false,
    presorted: false,
    dir: 'ltr',
    style: '',
  },
  argTypes: {
    selection: { control: 'inline-radio', options: ['none', 'single', 'multiple'] },
    density: { control: 'inline-radio', options: ['comfortable', 'compact'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
  render: (args) =>
    html`<div dir=${args.dir}>
      <loqui-table
        style=${args.style}
        .caption=${args.caption}
        .columns=${args.columns}
        .rows=${args.rows}
        .sort=${args.sort}
        .selection=${args.selection}
        .selected=${args.selected}
        .density=${args.density}
        .striped=${args.striped}
        .stickyColumn=${args.stickyColumn}
        .loading=${args.loading}
        .presorted=${args.presorted}
      ></loqui-table>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const firstCells = (canvas: HTMLElement): string[] => all(canvas, 'tr[part~="row"] > th').map((cell) => cell.textContent);
const header = (canvas: HTMLElement, name: string): HTMLElement => all(canvas, '[part="sort-button"]').find((each) => each.textContent.includes(name))!;

export const Rows: Story = {};
export const Compact: Story = { args: { density: 'compact', striped: true } };
export const SortedByTwo: Story = {
  args: {
    sort: [
      { key: 'state', direction: 'ascending' },
      { key: 'tokens', direction: 'descending' },
    ],
  },
};
export const OneSelected: Story = { args: { selection: 'single', rows: few, selected: few.slice(1, 2) } };
export const Cells: Story = { args: { columns: drawn } };
export const Empty: Story = { args: { rows: [] } };
export const Loading: Story = { args: { rows: [], loading: true } };
export const LoadingAgain: Story = { args: { loading: true } };
export const Resizable: Story = { args: { columns: columns.map((column) => ({ ...column, resizable: true })) } };
export const RightToLeft: Story = { args: { dir: 'rtl', selection: 'multiple', caption: 'عمليات هذا الأسبوع' } };
export const Narrow: Story = { args: { style: 'inline-size: 280px', stickyColumn: true } };

export const Sorts: Story = {
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'tr[part~="row"]');
    await userEvent.click(header(canvasElement, 'Tokens'));
    await waitFor(() => expect(firstCells(canvasElement)[0]).toBe('Researcher 1'));
    await userEvent.click(header(canvasElement, 'Tokens'));
    await waitFor(() => expect(firstCells(canvasElement)[0]).toBe('Translator 6'));
    await expect(header(canvasElement, 'Tokens').parentElement?.ariaSort).toBe('descending');
    await userEvent.click(header(canvasElement, 'Tokens'));
    await waitFor(() => expect(firstCells(canvasElement)[0]).toBe('Researcher 1'));
  },
};

export const Selects: Story = {
  args: { selection: 'multiple' },
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'tr[part~="row"]');
    const table = canvasElement.querySelector('loqui-table')!;
    const boxes = all<HTMLInputElement>(canvasElement, 'tr[part~="row"] input');
    await userEvent.click(boxes[1]!);
    await userEvent.keyboard('{Shift>}');
    await userEvent.click(boxes[3]!);
    await userEvent.keyboard('{/Shift}');
    await waitFor(() => expect(table.selected.length).toBeGreaterThanOrEqual(2));
    await waitFor(() => expect(all<HTMLInputElement>(canvasElement, 'thead input')[0]?.indeterminate).toBe(true));
  },
};

export const TenThousandRows: Story = {
  args: { rows: runs(10_000), selection: 'multiple', stickyColumn: true, style: 'block-size: 400px' },
  play: async ({ canvasElement }) => {
    const scroller = await find(canvasElement, '[part="scroller"]');
    await waitFor(() => expect(all(canvasElement, 'tr[part~="row"]').length).toBeGreaterThan(5));
    scroller.scrollTop = 180_000;
    await waitFor(() => expect(firstCells(canvasElement).some((name) => name.endsWith(' 5000'))).toBe(true));
    await expect(all(canvasElement, 'tr[part~="row"]').length).toBeLessThan(60);
  },
};
