/** A modal dialog at an edge of the screen. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-drawer.js';
import { settle } from '../play/settle.js';
import { find, focused } from '../play/shadow.js';

interface Args {
  open: boolean;
  heading: string;
  placement: 'start' | 'end' | 'top' | 'bottom';
  size: 'small' | 'medium' | 'large';
  dir: 'ltr' | 'rtl';
}

const open = (event: Event): void => (event.currentTarget as HTMLElement).parentElement?.querySelector('loqui-drawer')?.show();
const close = (event: Event): void => (event.currentTarget as HTMLElement).closest('loqui-drawer')?.close();

const meta = {
  title: 'Primitives/loqui-drawer',
  component: 'loqui-drawer',
  afterEach: settle,
  parameters: { docs: { story: { inline: false, height: '420px' } } },
  args: { open: true, heading: 'Members', placement: 'end', size: 'medium', dir: 'ltr' },
  argTypes: {
    placement: { control: 'inline-radio', options: ['start', 'end', 'top', 'bottom'] },
    size: { control: 'inline-radio', options: ['small', 'medium', 'large'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
  render: (args) =>
    html`<div dir=${args.dir}>
      <button type="button" @click=${open}>Open</button>
      <loqui-drawer ?open=${args.open} .heading=${args.heading} .placement=${args.placement} .size=${args.size} closedby="any">
        <p>Mara Kovač</p>
        <p>Jonas</p>
        <p>Assistant</p>
        <button slot="footer" type="button" @click=${close}>Done</button>
      </loqui-drawer>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const End: Story = {};
export const Start: Story = { args: { placement: 'start' } };
export const Top: Story = { args: { placement: 'top' } };
export const Bottom: Story = { args: { placement: 'bottom' } };
export const Small: Story = { args: { size: 'small' } };
export const Large: Story = { args: { size: 'large' } };
/** The end is at the left. */
export const RightToLeft: Story = { args: { dir: 'rtl', heading: 'الأعضاء' } };

export const OpensAndCloses: Story = {
  args: { open: false },
  play: async ({ canvasElement }) => {
    const button = await find(canvasElement, 'button');
    await userEvent.click(button);
    const drawer = canvasElement.querySelector('loqui-drawer');
    await expect(drawer?.open).toBe(true);
    await userEvent.click(await find(canvasElement, 'button[aria-label="Close"]'));
    await waitFor(() => expect(focused()).toBe(button));
    await expect(drawer?.open).toBe(false);
  },
};
