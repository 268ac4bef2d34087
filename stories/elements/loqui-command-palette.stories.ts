/** Commands by name. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import type { PaletteCommand } from '@loqui/elements';
import '@loqui/elements/loqui-command-palette.js';
import { settle } from '../play/settle.js';
import { all, find, look, says } from '../play/shadow.js';

const ran = fn();
const run = (id: string) => (): void => void ran(id);

const commands: readonly PaletteCommand[] = [
  { id: 'new', title: 'New conversation', group: 'Conversation', shortcut: '$mod+Shift+KeyO', icon: 'M12 5v14M5 12h14', run: run('new') },
  { id: 'newest', title: 'Go to the newest message', group: 'Conversation', icon: 'M12 5v14M19 12l-7 7-7-7', run: run('newest') },
  {
    id: 'theme',
    title: 'Change the theme',
    group: 'View',
    keywords: ['dark', 'light', 'colours'],
    icon: 'M12 3a6 6 0 0 0 9 9 9 9 0 1 1-9-9Z',
    children: [
      { id: 'light', title: 'Light', run: run('light') },
      { id: 'dark', title: 'Dark', run: run('dark') },
    ],
  },
  { id: 'sidebar', title: 'Toggle the list of rooms', group: 'View', shortcut: '$mod+KeyB', icon: 'M3 5h18v14H3zM9 5v14', run: run('sidebar') },
  { id: 'inbox', title: 'Go to the inbox', group: 'Page', shortcut: 'g i', run: run('inbox') },
];

interface Args {
  commands: readonly PaletteCommand[];
  open: boolean;
}

const meta = {
  title: 'Primitives/loqui-command-palette',
  component: 'loqui-command-palette',
  beforeEach: () => localStorage.removeItem('loqui:recent-commands'),
  afterEach: settle,
  args: { commands, open: true },
  decorators: [(story) => html`<div style="min-block-size: 480px">${story()}</div>`],
  render: (args) => html`<loqui-command-palette .commands=${args.commands} ?open=${args.open}></loqui-command-palette>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const First: Story = {};
export const Nothing: Story = { args: { commands: [] } };
export const ManyCommands: Story = {
  args: {
    commands: Array.from({ length: 5000 }, (_, index) => ({
      id: String(index),
      title: `Command ${String(index + 1)}`,
      group: `Group ${String(index % 5)}`,
      run: run(''),
    })),
  },
};

export const Finds: Story = {
  play: async ({ canvasElement }) => {
    ran.mockClear();
    await userEvent.type(await find(canvasElement, 'input'), 'tgl lst');
    await waitFor(() => expect(look(canvasElement, '[data-active] .name')?.textContent).toContain('Toggle the list'));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(ran).toHaveBeenCalledWith('sidebar'));
    await waitFor(() => expect(look(canvasElement, 'loqui-command-palette')?.hasAttribute('open')).toBe(false));
  },
};

export const NothingFound: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.type(await find(canvasElement, 'input'), 'xyzzy');
    await says(canvasElement, '[part=notice]', 'No command');
  },
};

/** Enter goes into it. */
export const Nested: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.type(await find(canvasElement, 'input'), 'theme{Enter}');
    await says(canvasElement, '.crumb', 'Change the theme');
    await expect(all(canvasElement, '.option')).toHaveLength(2);
  },
};

/** Backspace in the empty field goes back. */
export const Back: Story = {
  play: async (context) => {
    await Nested.play?.(context);
    await userEvent.type(await find(context.canvasElement, 'input'), '{Backspace}');
    await waitFor(() => expect(all(context.canvasElement, '.option')).toHaveLength(5));
  },
};

export const Loading: Story = {
  args: { commands: [{ id: 'rooms', title: 'Go to a room', children: () => new Promise<never>(() => undefined) }] },
  play: async ({ canvasElement }) => {
    await userEvent.type(await find(canvasElement, 'input'), '{Enter}');
    await says(canvasElement, '[part=notice]', 'Loading');
  },
};
