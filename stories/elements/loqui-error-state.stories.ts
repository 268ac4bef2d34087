/** Something went wrong. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-error-state.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  text: string;
  dismissible: boolean;
}

const meta = {
  title: 'Views/loqui-error-state',
  component: 'loqui-error-state',
  afterEach: settle,
  args: { text: 'Only who asked may stop this answer.', dismissible: true },
  render: ({ text, dismissible }) => html`<loqui-error-state .text=${text} .dismissible=${dismissible}></loqui-error-state>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Dismissible: Story = {
  play: async ({ canvasElement }) => {
    const dismissed = fn();
    canvasElement.addEventListener('loqui-dismiss', dismissed);
    await userEvent.click(await find(canvasElement, 'button[aria-label="Dismiss"]'));
    await expect(dismissed).toHaveBeenCalledOnce();
  },
};
/** Without a text of its own. */
export const Unknown: Story = { args: { text: '', dismissible: false } };
export const WithButton: Story = {
  render: ({ text }) => html`<loqui-error-state .text=${text}><button type="button">Sign in</button></loqui-error-state>`,
};
