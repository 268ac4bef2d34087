/** The keys of all commands. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import type { PaletteCommand } from '@loqui/elements';
import '@loqui/elements/loqui-shortcuts.js';
import { settle } from '../play/settle.js';
import { all, look } from '../play/shadow.js';

interface Args {
  commands: readonly PaletteCommand[];
}

const meta = {
  title: 'Primitives/loqui-shortcuts',
  component: 'loqui-shortcuts',
  afterEach: settle,
  args: {
    commands: [
      { id: 'palette', title: 'Find a command', group: 'Everywhere', shortcut: '$mod+K' },
      { id: 'inbox', title: 'Go to the inbox', group: 'Everywhere', shortcut: 'g i' },
      { id: 'send', title: 'Send', group: 'Composer', shortcut: 'Enter' },
      { id: 'line', title: 'New line', group: 'Composer', shortcut: 'Shift+Enter' },
      { id: 'edit', title: 'Edit your last message', group: 'Composer', shortcut: 'ArrowUp' },
    ],
  },
  decorators: [(story) => html`<div style="min-block-size: 480px">${story()}</div>`],
  render: (args) => html`<loqui-shortcuts open .commands=${args.commands}></loqui-shortcuts>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const First: Story = {};
export const None: Story = { args: { commands: [] } };

export const Closes: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(all(canvasElement, '.shortcut')).toHaveLength(5));
    await userEvent.keyboard('{Escape}');
    await userEvent.click(all(canvasElement, '[part=close-button]')[0]!);
    await waitFor(() => expect(look(canvasElement, 'loqui-shortcuts')?.hasAttribute('open')).toBe(false));
  },
};
