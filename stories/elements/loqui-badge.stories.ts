/** A word, a count or a dot. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '@loqui/elements/loqui-badge.js';
import { find } from '../play/shadow.js';

const variants = ['neutral', 'primary', 'success', 'warning', 'danger', 'quiet'] as const;

interface Args {
  variant: (typeof variants)[number];
  words: string;
  pill: boolean;
}

const row = 'display: flex; flex-wrap: wrap; gap: 12px; align-items: center';

const meta = {
  title: 'Primitives/loqui-badge',
  component: 'loqui-badge',
  args: { variant: 'neutral', words: 'Beta', pill: false },
  argTypes: { variant: { control: 'select', options: variants } },
  render: ({ variant, words, pill }) => html`<loqui-badge .variant=${variant} .pill=${pill}>${words}</loqui-badge>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Neutral: Story = {};
export const Pill: Story = { args: { pill: true } };

export const Variants: Story = {
  render: () => html`<div style=${row}>${variants.map((variant) => html`<loqui-badge .variant=${variant}>${variant}</loqui-badge>`)}</div>`,
};

/** A screen reader hears the label. */
export const Count: Story = {
  render: () => html`<p>Inbox <loqui-badge variant="primary" count="5" label="5 unread messages"></loqui-badge></p>`,
  play: async ({ canvasElement }) => {
    await expect(await find(canvasElement, '.visually-hidden')).toHaveTextContent('5 unread messages');
  },
};

/** "99+", and "more than 99" for a screen reader. */
export const ManyCounted: Story = {
  render: () => html`<div style=${row} lang="en"><loqui-badge variant="danger" count="120"></loqui-badge><loqui-badge count="12" max="9"></loqui-badge></div>`,
  play: async ({ canvasElement }) => {
    await expect(await find(canvasElement, '.visually-hidden')).toHaveTextContent('more than 99');
  },
};

/** It shows nothing. */
export const CountOfZero: Story = { render: () => html`Inbox <loqui-badge count="0"></loqui-badge>` };

export const Dots: Story = {
  render: () =>
    html`<div style=${row}>
      ${variants.map((variant) => html`<span><loqui-badge dot .variant=${variant} label="State:"></loqui-badge> ${variant}</span>`)}
    </div>`,
};
