/** In the place of a message that one has removed. */
import type { Message } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-removal.js';
import { find } from '../play/shadow.js';
import { ownMessage } from '../stage/samples.js';

interface Args {
  message: Message;
}

const meta = {
  title: 'Views/loqui-removal',
  component: 'loqui-removal',
  // Far away: the story does not change while one looks at it.
  args: { message: { ...ownMessage, removedAt: Date.now() + 600_000 } },
  render: ({ message }) => html`<loqui-removal .message=${message}></loqui-removal>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Undo names the message. */
export const CanBeUndone: Story = {
  play: async ({ canvasElement, args }) => {
    const undone = fn();
    canvasElement.addEventListener('loqui-undo', (event) => void undone(event.messageId));
    await userEvent.click(await find(canvasElement, '[part="undo"]'));
    await expect(undone.mock.calls).toEqual([[args.message.id]]);
  },
};

/** Its time is over; it waits for the room. */
export const TooLate: Story = { args: { message: { ...ownMessage, removedAt: 1 } } };
