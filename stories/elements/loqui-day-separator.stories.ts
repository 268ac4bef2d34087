/** The day on which the messages below were written. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@loqui/elements/loqui-day-separator.js';
import { at } from '../scripts/calendar.js';

interface Args {
  value: number;
}

const meta = {
  title: 'Views/loqui-day-separator',
  component: 'loqui-day-separator',
  args: { value: at('09:41') },
  argTypes: { value: { control: 'number' } },
  render: ({ value }) => html`<loqui-day-separator .value=${value}></loqui-day-separator>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const SomeDay: Story = {};
export const Today: Story = { render: () => html`<loqui-day-separator .value=${Date.now()}></loqui-day-separator>` };
export const Yesterday: Story = { render: () => html`<loqui-day-separator .value=${Date.now() - 86_400_000}></loqui-day-separator>` };
