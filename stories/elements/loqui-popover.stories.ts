/** What floats beside a button. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-popover.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  open: boolean;
  placement:
    'top' | 'top-start' | 'top-end' | 'bottom' | 'bottom-start' | 'bottom-end' | 'start' | 'start-start' | 'start-end' | 'end' | 'end-start' | 'end-end';
  dir: 'ltr' | 'rtl';
}

const meta = {
  title: 'Primitives/loqui-popover',
  component: 'loqui-popover',
  afterEach: settle,
  parameters: { docs: { story: { inline: false, height: '260px' } }, layout: 'centered' },
  args: { open: true, placement: 'bottom-start', dir: 'ltr' },
  argTypes: {
    placement: {
      control: 'select',
      options: ['top', 'top-start', 'top-end', 'bottom', 'bottom-start', 'bottom-end', 'start', 'start-start', 'start-end', 'end', 'end-start', 'end-end'],
    },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
  render: ({ open, placement, dir }) =>
    html`<div dir=${dir}>
      <button id="opener" type="button">Who is here</button>
      <loqui-popover for="opener" ?open=${open} .placement=${placement}>Mara, Jonas and an agent. <button type="button">Invite</button></loqui-popover>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Below: Story = {};
export const Above: Story = { args: { placement: 'top' } };
export const AtTheEnd: Story = { args: { placement: 'end-start' } };
export const RightToLeft: Story = { args: { placement: 'end', dir: 'rtl' } };

export const OpensAndCloses: Story = {
  args: { open: false },
  play: async ({ canvasElement }) => {
    const button = await find(canvasElement, '#opener');
    await userEvent.click(button);
    const popover = canvasElement.querySelector('loqui-popover');
    await waitFor(() => expect(popover?.open).toBe(true));
    await expect(button.getAttribute('aria-expanded')).toBe('true');
    await userEvent.click(button);
    await waitFor(() => expect(popover?.open).toBe(false));
    await expect(button.getAttribute('aria-expanded')).toBe('false');
  },
};
