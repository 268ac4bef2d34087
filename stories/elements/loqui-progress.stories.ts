/** How far something is. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '@loqui/elements/loqui-progress.js';
import { find } from '../play/shadow.js';

const variants = ['primary', 'neutral', 'success', 'danger'] as const;
const sizes = ['small', 'medium', 'large'] as const;

interface Args {
  variant: (typeof variants)[number];
  size: (typeof sizes)[number];
  value: number | undefined;
  max: number;
  label: string;
  showValue: boolean;
  words: string;
}

const meta = {
  title: 'Primitives/loqui-progress',
  component: 'loqui-progress',
  args: { variant: 'primary', size: 'medium', value: 0.4, max: 1, label: 'Upload', showValue: false, words: '' },
  argTypes: { variant: { control: 'select', options: variants }, size: { control: 'select', options: sizes } },
  decorators: [(story) => html`<div style="max-inline-size: 320px">${story()}</div>`],
  render: (args) =>
    html`<loqui-progress .variant=${args.variant} .size=${args.size} .value=${args.value} .max=${args.max} .label=${args.label} .showValue=${args.showValue}
      >${args.words}</loqui-progress
    >`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Some: Story = {
  play: async ({ canvasElement }) => {
    const native = await find<HTMLProgressElement>(canvasElement, 'progress');
    await expect(native.position).toBe(0.4);
    await expect(native).toHaveAccessibleName('Upload');
  },
};

export const Indeterminate: Story = { args: { value: undefined } };
export const Complete: Story = { args: { value: 1, variant: 'success' } };

export const WithWords: Story = { args: { words: 'Sending plan.pdf', label: '', showValue: true } };

export const Variants: Story = {
  render: () => html`${variants.map((variant) => html`<loqui-progress label="Upload" value="0.6" .variant=${variant}></loqui-progress>`)}`,
};

export const Sizes: Story = {
  render: () => html`${sizes.map((size) => html`<loqui-progress label="Upload" value="0.6" .size=${size}></loqui-progress>`)}`,
};

export const RightToLeft: Story = { render: () => html`<div dir="rtl"><loqui-progress value="0.3" show-value>رفع الملف</loqui-progress></div>` };
