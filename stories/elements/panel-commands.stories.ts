/** Commands, shortcuts and mentions of a panel. Each story is a test that plays itself. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, fireEvent, userEvent, waitFor } from 'storybook/test';
import { settle } from '../play/settle.js';
import { all, find, look, says, textOf } from '../play/shadow.js';
import { input } from '../play/write.js';
import { chat, onStage, type PanelArgs } from '../stage/panel.js';

const meta = {
  ...onStage,
  title: 'Panels/Commands',
  args: { ...onStage.args, width: 480, speed: 0 },
  afterEach: settle,
  beforeEach: () => localStorage.removeItem('loqui:recent-commands'),
  render: (args, context) => chat(args, context),
} satisfies Meta<PanelArgs>;

export default meta;
type Story = StoryObj<PanelArgs>;

const isMac = /Mac|iPod|iPhone|iPad/.test(navigator.platform);
const labels = (root: ParentNode): string[] => all(root, '.option .name').map((name) => textOf(name).trim());

/** Ctrl or Cmd with K opens what can be done here. */
export const Commands: Story = {
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-message', 'Twice in a row');
    await fireEvent.keyDown(await input(canvasElement), { key: 'k', ctrlKey: !isMac, metaKey: isMac });
    await says(canvasElement, '.option', 'Go to the newest message');
    await expect(labels(canvasElement)).toContain('Write a message');
  },
};

/** A question mark outside the text opens the keys. */
export const Shortcuts: Story = {
  play: async ({ canvasElement }) => {
    const message = await says(canvasElement, 'loqui-message', 'Twice in a row');
    await fireEvent.keyDown(message, { key: '?', shiftKey: true });
    await says(canvasElement, '.shortcut', 'Find a command');
  },
};

export const Mentions: Story = {
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-message', 'Twice in a row');
    const field = await input(canvasElement);
    await userEvent.type(field, 'Ask @');
    await says(canvasElement, '.option', 'Assistant');
    await waitFor(() => expect(field.getAttribute('aria-activedescendant')).toBe('option-0'));
  },
};

export const SlashCommands: Story = {
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-message', 'Twice in a row');
    const field = await input(canvasElement);
    await userEvent.type(field, '/');
    await says(canvasElement, '.option', '/keys');
    await userEvent.type(field, 'keys{Enter}');
    await waitFor(() => expect(look(canvasElement, 'loqui-shortcuts')?.hasAttribute('open')).toBe(true));
    await find(canvasElement, '.shortcut');
    await expect(field.value).toBe('');
  },
};
