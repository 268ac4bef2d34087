/** Holds the place of what is being loaded. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@loqui/elements/loqui-skeleton.js';

interface Args {
  shape: 'lines' | 'circle' | 'block';
  lines: number;
}

const meta = {
  title: 'Primitives/loqui-skeleton',
  component: 'loqui-skeleton',
  args: { shape: 'lines', lines: 3 },
  argTypes: { shape: { control: 'select', options: ['lines', 'circle', 'block'] } },
  decorators: [(story) => html`<div style="max-inline-size: 360px">${story()}</div>`],
  render: ({ shape, lines }) => html`<loqui-skeleton .shape=${shape} .lines=${lines}></loqui-skeleton>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Lines: Story = {};
export const OneLine: Story = { args: { lines: 1 } };
export const Circle: Story = { args: { shape: 'circle' } };
export const Block: Story = { args: { shape: 'block' } };

/** A message that is on its way. */
export const Message: Story = {
  render: () =>
    html`<div style="display: flex; gap: 10px" aria-busy="true">
      <loqui-skeleton shape="circle"></loqui-skeleton>
      <div style="flex: 1"><loqui-skeleton lines="3"></loqui-skeleton></div>
    </div>`,
};
