/** Panels of which one is shown. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-tabs.js';
import { settle } from '../play/settle.js';
import { find, focused } from '../play/shadow.js';

interface Args {
  orientation: 'horizontal' | 'vertical';
  activation: 'auto' | 'manual';
  size: 'small' | 'medium' | 'large';
  dir: 'ltr' | 'rtl';
  width: string;
  onTab: (value: string) => void;
  onClose: (value: string) => void;
}

const names = ['Messages', 'Files', 'Members', 'Settings'];

const meta = {
  title: 'Primitives/loqui-tabs',
  component: 'loqui-tabs',
  afterEach: settle,
  args: { orientation: 'horizontal', activation: 'auto', size: 'medium', dir: 'ltr', width: '100%', onTab: fn(), onClose: fn() },
  argTypes: {
    orientation: { control: 'inline-radio', options: ['horizontal', 'vertical'] },
    activation: { control: 'inline-radio', options: ['auto', 'manual'] },
    size: { control: 'inline-radio', options: ['small', 'medium', 'large'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
  render: ({ orientation, activation, size, dir, width, onTab, onClose }) =>
    html`<div dir=${dir} style="inline-size: ${width}">
      <loqui-tabs
        label="Room"
        .orientation=${orientation}
        .activation=${activation}
        .size=${size}
        @loqui-tab=${({ value }: { value: string }) => onTab(value)}
        @loqui-tab-close=${({ value }: { value: string }) => onClose(value)}
      >
        ${names.map((name) => html`<loqui-tab panel=${name} ?disabled=${name === 'Members'} ?closable=${name === 'Files'}>${name}</loqui-tab>`)}
        ${names.map((name) => html`<loqui-tab-panel name=${name}>What there is of ${name.toLowerCase()}.</loqui-tab-panel>`)}
      </loqui-tabs>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Row: Story = {};
export const Small: Story = { args: { size: 'small' } };
export const Large: Story = { args: { size: 'large' } };
export const Column: Story = { args: { orientation: 'vertical' } };
export const WithoutRoom: Story = { args: { width: '220px' } };
export const RightToLeft: Story = { args: { dir: 'rtl', width: '220px' } };

export const ByKeyboard: Story = {
  play: async ({ canvasElement, args }) => {
    const first = await find(canvasElement, 'loqui-tab[panel="Messages"]');
    await waitFor(() => expect(first.tabIndex).toBe(0));
    first.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect(args.onTab).toHaveBeenLastCalledWith('Settings');
    await waitFor(() => expect(canvasElement.querySelector<HTMLElement>('loqui-tab-panel[name="Settings"]')?.hidden).toBe(false));
    await userEvent.keyboard('{Home}');
    await expect(focused()).toBe(first);
  },
};

export const ByHand: Story = {
  args: { activation: 'manual' },
  play: async ({ canvasElement, args }) => {
    const first = await find(canvasElement, 'loqui-tab[panel="Messages"]');
    await waitFor(() => expect(first.tabIndex).toBe(0));
    first.focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(args.onTab).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    await expect(args.onTab).toHaveBeenCalledWith('Files');
  },
};

export const Closed: Story = {
  play: async ({ canvasElement, args }) => {
    const files = await find(canvasElement, 'loqui-tab[panel="Files"]');
    await waitFor(() => expect(files.tabIndex).toBe(-1));
    await userEvent.click(files);
    await userEvent.keyboard('{Delete}');
    await expect(args.onClose).toHaveBeenCalledWith('Files');
    await waitFor(() => expect(focused()?.getAttribute('panel')).toBe('Settings'));
  },
};
