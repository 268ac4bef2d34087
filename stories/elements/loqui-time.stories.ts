/** A moment, in the language around it. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '@loqui/elements/loqui-time.js';
import { at } from '../scripts/calendar.js';
import { textOf } from '../play/shadow.js';

interface Args {
  value: number;
  format: 'clock' | 'day' | 'relative' | 'full';
}

const meta = {
  title: 'Primitives/loqui-time',
  component: 'loqui-time',
  args: { value: at('09:41'), format: 'clock' },
  argTypes: { format: { options: ['clock', 'day', 'relative', 'full'], control: 'inline-radio' }, value: { control: 'number' } },
  render: ({ value, format }) => html`<loqui-time .value=${value} .format=${format}></loqui-time>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Clock: Story = {};
export const Day: Story = { args: { format: 'day' } };
export const Full: Story = { args: { format: 'full' } };

/** Kept up to date while it is shown. */
export const Relative: Story = {
  args: { format: 'relative', value: 0 },
  render: ({ format }) => html`<loqui-time .value=${Date.now() - 5 * 60_000} .format=${format}></loqui-time>`,
  play: async ({ canvasElement }) => {
    await expect(textOf(canvasElement)).toContain('5 minutes ago');
  },
};

/** The nearest `lang` decides. */
export const Languages: Story = {
  args: { format: 'full' },
  render: ({ value, format }) =>
    html`${['en-GB', 'de', 'ja', 'he'].map((lang) => html`<p lang=${lang} dir=${lang === 'he' ? 'rtl' : 'ltr'}><loqui-time .value=${value} .format=${format}></loqui-time></p>`)}`,
};
