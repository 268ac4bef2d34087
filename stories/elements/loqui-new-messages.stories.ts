/** The way to the newest messages. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@loqui/elements/loqui-new-messages.js';
import { settle } from '../play/settle.js';

interface Args {
  count: number;
  away: boolean;
}

const meta = {
  title: 'Views/loqui-new-messages',
  component: 'loqui-new-messages',
  afterEach: settle,
  args: { count: 3, away: false },
  render: ({ count, away }) => html`<loqui-new-messages .count=${count} .away=${away}></loqui-new-messages>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Several: Story = {};
export const One: Story = { args: { count: 1 } };
/** Nothing new: only the way down. */
export const WayDown: Story = { args: { count: 0 } };
/** An old part of the room is shown. */
export const Away: Story = { args: { count: 0, away: true } };
