/** A few words on an element. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-tooltip.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  text: string;
  placement: 'top' | 'bottom' | 'start' | 'end';
  dir: 'ltr' | 'rtl';
}

const meta = {
  title: 'Primitives/loqui-tooltip',
  component: 'loqui-tooltip',
  afterEach: settle,
  parameters: { docs: { story: { inline: false, height: '200px' } }, layout: 'centered' },
  args: { text: 'Enter sends it', placement: 'top', dir: 'ltr' },
  argTypes: { placement: { control: 'inline-radio', options: ['top', 'bottom', 'start', 'end'] }, dir: { control: 'inline-radio', options: ['ltr', 'rtl'] } },
  render: ({ text, placement, dir }) =>
    html`<div dir=${dir}>
      <button id="send" type="button">Send</button>
      <loqui-tooltip for="send" .placement=${placement}>${text}</loqui-tooltip>
    </div>`,
  play: async ({ canvasElement }) => {
    (await find(canvasElement, 'button')).blur();
    await userEvent.tab();
    await waitFor(() => expect(canvasElement.querySelector('loqui-tooltip')?.matches(':popover-open')).toBe(true));
  },
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Above: Story = {};
export const Below: Story = { args: { placement: 'bottom' } };
export const AtTheEnd: Story = { args: { placement: 'end' } };
export const RightToLeft: Story = { args: { placement: 'end', dir: 'rtl', text: 'يرسلها مفتاح الإدخال' } };
export const LongText: Story = { args: { text: 'Enter sends it, Shift and Enter begin a new line. A file that is dropped here goes with it.' } };

/** It names a button that shows only an icon. */
export const Names: Story = {
  render: ({ text }) =>
    html`<div>
      <button id="icon" type="button">
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6" /></svg>
      </button>
      <loqui-tooltip for="icon">${text}</loqui-tooltip>
    </div>`,
};

/** Escape closes it. */
export const Escapes: Story = {
  play: async ({ canvasElement }) => {
    const tooltip = canvasElement.querySelector('loqui-tooltip');
    await userEvent.hover(await find(canvasElement, 'button'));
    await waitFor(() => expect(tooltip?.matches(':popover-open')).toBe(true));
    await userEvent.keyboard('{Escape}');
    await expect(tooltip?.matches(':popover-open')).toBe(false);
  },
};
