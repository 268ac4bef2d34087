/** Members as avatars that overlap. */
import type { Author } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '@loqui/elements/loqui-avatar-group.js';
import { find } from '../play/shadow.js';
import { ada, arjun, assistant, jonas, lin, mara, tomas, zoe } from '../scripts/people.js';

interface Args {
  members: readonly Author[];
  max: number;
  size: 'small' | 'medium' | 'large';
}

const meta = {
  title: 'Primitives/loqui-avatar-group',
  component: 'loqui-avatar-group',
  args: { members: [assistant, mara, jonas, ada, arjun, lin, zoe, tomas], max: 4, size: 'medium' },
  argTypes: { size: { control: 'select', options: ['small', 'medium', 'large'] } },
  render: ({ members, max, size }) => html`<loqui-avatar-group .members=${members} .max=${max} .size=${size}></loqui-avatar-group>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** One picture, whose name lists everybody. */
export const Many: Story = {
  play: async ({ canvasElement }) => {
    const group = await find(canvasElement, '[role="img"]');
    await expect(group).toHaveAccessibleName(expect.stringContaining(tomas.name));
  },
};

export const Few: Story = { args: { members: [mara, jonas] } };
/** The fifth takes the place that its count would take. */
export const OneMore: Story = { args: { members: [assistant, mara, jonas, ada, arjun] } };
export const OnlyCount: Story = { args: { max: 0 } };

export const Sizes: Story = {
  render: ({ members }) =>
    html`<div style="display: grid; gap: 12px">
      ${(['small', 'medium', 'large'] as const).map((size) => html`<loqui-avatar-group .members=${members} .size=${size}></loqui-avatar-group>`)}
    </div>`,
};

export const RightToLeft: Story = {
  render: ({ members }) => html`<div dir="rtl"><loqui-avatar-group .members=${members}></loqui-avatar-group></div>`,
};
