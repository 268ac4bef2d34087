/** Who types now. */
import type { Author } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@loqui/elements/loqui-typing.js';
import { settle } from '../play/settle.js';
import { jonas, lin, mara } from '../scripts/people.js';

interface Args {
  members: readonly Author[];
}

const meta = {
  title: 'Views/loqui-typing',
  component: 'loqui-typing',
  afterEach: settle,
  args: { members: [jonas] },
  render: ({ members }) => html`<loqui-typing .members=${members}></loqui-typing>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const One: Story = {};
export const Two: Story = { args: { members: [jonas, mara] } };
export const Several: Story = { args: { members: [jonas, mara, lin] } };
/** Its line is kept, so nothing moves. */
export const Nobody: Story = { args: { members: [] } };
