/** What an agent thought before it answered. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-reasoning.js';
import { find, look, says } from '../play/shadow.js';

interface Args {
  text: string;
  streaming: boolean;
}

const meta = {
  title: 'Views/loqui-reasoning',
  component: 'loqui-reasoning',
  args: { text: 'The cursor is probably made in the exporter.\n\n1. Search for its constructor.\n2. Open the files.', streaming: false },
  argTypes: { text: { control: 'text' } },
  render: ({ text, streaming }) => html`<loqui-reasoning .text=${text} .streaming=${streaming}></loqui-reasoning>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Thought: Story = {};
export const Thinking: Story = { args: { streaming: true } };

/** One quiet line; the thoughts are built when it is opened, by mouse or by keyboard. */
export const Expands: Story = {
  play: async ({ canvasElement }) => {
    const summary = await find(canvasElement, 'summary');
    await expect(look(canvasElement, 'loqui-markdown')).toBeUndefined();
    await userEvent.click(summary);
    await says(canvasElement, 'loqui-markdown', 'Search for its constructor.');
  },
};
