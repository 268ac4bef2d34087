/** What is said to screen readers. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { userEvent } from 'storybook/test';
import '@loqui/elements/loqui-announcer.js';
import { find, says } from '../play/shadow.js';

const meta = {
  title: 'Views/loqui-announcer',
  component: 'loqui-announcer',
  render: () =>
    html`<p>It shows nothing. A screen reader says what the button announces.</p>
      <button
        type="button"
        @click=${(event: Event) => (event.currentTarget as Element).parentElement?.querySelector('loqui-announcer')?.announce('Mara Kovač: I can reproduce it.')}
      >
        Announce
      </button>
      <loqui-announcer></loqui-announcer>`,
} satisfies Meta;

export default meta;
type Story = StoryObj;

export const Announces: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(await find(canvasElement, 'button'));
    await says(canvasElement, '[role="status"]', 'Mara Kovač: I can reproduce it.');
  },
};
