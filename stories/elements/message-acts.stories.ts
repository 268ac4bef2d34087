/** What a person does with a message: answer it, edit it, delete it and have it back. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { all, find, focused, gone, says } from '../play/shadow.js';
import { input } from '../play/write.js';
import { chat, onStage, type PanelArgs } from '../stage/panel.js';
import { stageOf } from '../stage/stage.js';

const meta = {
  ...onStage,
  title: 'Panels/Message acts',
  args: { ...onStage.args, width: 480, speed: 0 },
  render: (args, context) => chat(args, context),
} satisfies Meta<PanelArgs>;

export default meta;
type Story = StoryObj<PanelArgs>;

async function lastOwn(root: HTMLElement): Promise<HTMLElement> {
  await says(root, 'loqui-message', 'Twice in a row');
  return waitFor(() => {
    const own = all(root, 'loqui-message:state(own)').at(-1);
    if (!own) throw new Error('no message of our own');
    return own;
  });
}

/** The up arrow in an empty composer edits one's last message; Enter saves it, and the message says that it was edited. */
export const EditTheLast: Story = {
  play: async ({ canvasElement }) => {
    const own = await lastOwn(canvasElement);
    const field = await input(canvasElement);
    await userEvent.click(field);
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() => expect(field.value).not.toBe(''));
    await userEvent.keyboard('{Control>}a{/Control}Written anew{Enter}');
    await says(canvasElement, 'loqui-message', 'Written anew');
    await find(own.shadowRoot!, '.edited');
    await expect(field.value).toBe('');
  },
};

/** While a message is edited the composer says so; Escape leaves the edit, and what was written before is back. */
export const LeaveAnEdit: Story = {
  play: async ({ canvasElement }) => {
    const own = await lastOwn(canvasElement);
    const field = await input(canvasElement);
    await userEvent.type(field, 'Half a sentence');
    own.focus();
    await userEvent.keyboard('e');
    await find(canvasElement, '[part~="composing"]');
    await waitFor(() => expect(focused()).toBe(field));
    await userEvent.keyboard('{Escape}');
    await gone(canvasElement, '[part~="composing"]');
    await expect(field.value).toBe('Half a sentence');
  },
};

/** The composer quotes what is answered. */
export const Reply: Story = {
  play: async ({ canvasElement }) => {
    await lastOwn(canvasElement);
    const other = all(canvasElement, 'loqui-message:not(:state(own))').at(-1)!;
    other.focus();
    await userEvent.keyboard('r');
    await find(canvasElement, '[part~="composing"]');
    await waitFor(async () => expect(focused()).toBe(await input(canvasElement)));
  },
};

/** Deleted, and back: the message itself offers that for five seconds. */
export const DeleteAndUndo: Story = {
  play: async ({ canvasElement, id }) => {
    const own = await lastOwn(canvasElement);
    const before = stageOf(id).server.messages('release').length;
    own.focus();
    await userEvent.click(await find(own.shadowRoot!, 'button[aria-label="Delete"]'));
    await says(canvasElement, 'loqui-removal', 'Message deleted');
    await userEvent.click(await find(canvasElement, '[part="undo"]'));
    await gone(canvasElement, 'loqui-removal');
    await expect(stageOf(id).server.messages('release')).toHaveLength(before);
  },
};

/** What a screen reader and a finger are offered: the menu of a message, by the menu key. */
export const Menu: Story = {
  play: async ({ canvasElement }) => {
    const own = await lastOwn(canvasElement);
    own.focus();
    await userEvent.keyboard('{Shift>}{F10}{/Shift}');
    await find(own.shadowRoot!, 'loqui-menu:popover-open');
    await waitFor(() => expect(focused()?.closest('loqui-menu-item') ?? (focused()?.getRootNode() as ShadowRoot).host).toHaveTextContent('Copy'));
  },
};
