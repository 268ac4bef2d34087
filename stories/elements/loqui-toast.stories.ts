/** One notice. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-button.js';
import '@loqui/elements/loqui-toast.js';
import { settle } from '../play/settle.js';
import { find, gone } from '../play/shadow.js';

const variants = ['neutral', 'success', 'warning', 'danger'] as const;

interface Args {
  variant: (typeof variants)[number];
  words: string;
}

const meta = {
  title: 'Primitives/loqui-toast',
  component: 'loqui-toast',
  afterEach: settle,
  args: { variant: 'neutral', words: 'The link was copied.' },
  argTypes: { variant: { control: 'select', options: variants } },
  decorators: [(story) => html`<div style="max-inline-size: 360px; display: grid; gap: 8px">${story()}</div>`],
  render: ({ variant, words }) => html`<loqui-toast .variant=${variant}>${words}</loqui-toast>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Neutral: Story = {};

export const Variants: Story = {
  render: () => html`${variants.map((variant) => html`<loqui-toast .variant=${variant}>A notice in the variant ${variant}</loqui-toast>`)}`,
};

export const WithAction: Story = {
  render: () => html`<loqui-toast>The message was deleted.<loqui-button slot="action">Undo</loqui-button></loqui-toast>`,
};

export const LongWords: Story = {
  args: { variant: 'danger', words: 'The file could not be sent: the server takes files of at most 20 MB, and this one has 34 MB. Send a link to it instead.' },
};

export const Dismissed: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(await find(canvasElement, 'button[aria-label="Dismiss"]'));
    await gone(canvasElement, 'loqui-toast');
    await expect(canvasElement.querySelector('loqui-toast')).toBe(null);
  },
};
