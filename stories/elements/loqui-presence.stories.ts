/** Who is here. */
import type { Author } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '@loqui/elements/loqui-presence.js';
import { all, find } from '../play/shadow.js';
import { ada, arjun, assistant, jonas, lin, mara, tomas } from '../scripts/people.js';

interface Args {
  members: readonly Author[];
  max: number;
}

const meta = {
  title: 'Views/loqui-presence',
  component: 'loqui-presence',
  args: { members: [mara, jonas, ada, assistant], max: 4 },
  render: ({ members, max }) => html`<loqui-presence .members=${members} .max=${max}></loqui-presence>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Few: Story = {};
/** At most four faces, then a count that names the rest. */
export const Many: Story = {
  args: { members: [mara, jonas, ada, arjun, lin, tomas] },
  play: async ({ canvasElement }) => {
    await find(canvasElement, '[part="rest"]');
    await expect(all(canvasElement, 'loqui-avatar')).toHaveLength(4);
    await expect(all(canvasElement, '[part="rest"]')[0]?.title).toBe('Lin Wei and Tomás');
  },
};
