/** The region in which notices appear. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-button.js';
import '@loqui/elements/loqui-toasts.js';
import { settle } from '../play/settle.js';
import { find, gone, says } from '../play/shadow.js';

const placements = ['bottom-end', 'bottom-center', 'bottom-start', 'top-end', 'top-center', 'top-start'] as const;

interface Args {
  placement: (typeof placements)[number];
  max: number;
}

const undone = fn();

const meta = {
  title: 'Primitives/loqui-toasts',
  component: 'loqui-toasts',
  afterEach: settle,
  args: { placement: 'bottom-end', max: 3 },
  argTypes: { placement: { control: 'select', options: placements } },
  render: ({ placement, max }) => {
    const show = (event: Event): void => {
      const region = (event.currentTarget as Element).parentElement?.querySelector('loqui-toasts');
      region?.show('The message was deleted.', { variant: 'success', action: { label: 'Undo', run: undone } });
    };
    return html`<div style="min-block-size: 240px">
      <loqui-button id="delete" @click=${show}>Delete</loqui-button><loqui-toasts .placement=${placement} .max=${max}></loqui-toasts>
    </div>`;
  },
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Action: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(await find(canvasElement, '#delete'));
    await says(canvasElement, 'loqui-toast', 'The message was deleted.');
    await userEvent.click(await find(canvasElement, 'loqui-toast loqui-button'));
    await gone(canvasElement, 'loqui-toast');
    await expect(undone).toHaveBeenCalled();
  },
};

/** Escape closes the newest. */
export const Stacked: Story = {
  render: ({ placement, max }) =>
    html`<div style="min-block-size: 240px">
      <loqui-toasts .placement=${placement} .max=${max}>
        ${['One', 'Two', 'Three', 'Four', 'Five'].map((words) => html`<loqui-toast timeout="0">${words}</loqui-toast>`)}
      </loqui-toasts>
    </div>`,
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'loqui-toast:nth-child(2)[hidden]');
    await userEvent.keyboard('{Escape}');
    await find(canvasElement, 'loqui-toast:nth-child(2):not([hidden])');
    await expect(canvasElement.querySelectorAll('loqui-toast')).toHaveLength(4);
  },
};

export const AtTheTop: Story = {
  args: { placement: 'top-center' },
  render: ({ placement }) =>
    html`<loqui-toasts .placement=${placement}><loqui-toast variant="warning" timeout="0">The connection is slow.</loqui-toast></loqui-toasts>`,
};

export const RightToLeft: Story = {
  render: () =>
    html`<div dir="rtl">
      <loqui-toasts><loqui-toast variant="success" timeout="0">تم الحفظ.</loqui-toast></loqui-toasts>
    </div>`,
};
