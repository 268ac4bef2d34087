/** Panels that a person resizes, collapses and, where it is narrow, switches. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-panels.js';
import { settle } from '../play/settle.js';
import { all, find } from '../play/shadow.js';

interface Args {
  orientation: 'horizontal' | 'vertical';
  /** Of the place around, in px. */
  width: number;
  dir: 'ltr' | 'rtl';
  /** The first panel is closed. */
  collapsed: boolean;
}

const text = (words: string) => html`<div style="padding: 16px">${words}</div>`;
const place = (width: number, dir: string, content: unknown) =>
  html`<div dir=${dir} style="inline-size: ${width}px; max-inline-size: 100%; block-size: 360px; border: 1px solid ButtonBorder; box-sizing: border-box">
    ${content}
  </div>`;

const meta = {
  title: 'Layout/loqui-panels',
  component: 'loqui-panels',
  afterEach: settle,
  args: { orientation: 'horizontal', width: 960, dir: 'ltr', collapsed: false },
  argTypes: {
    orientation: { control: 'inline-radio', options: ['horizontal', 'vertical'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    width: { control: { type: 'range', min: 280, max: 1280, step: 10 } },
  },
  render: ({ orientation, width, dir, collapsed }) =>
    place(
      width,
      dir,
      html`<loqui-panels orientation=${orientation} stack-below="720">
        <loqui-panel label="Conversations" size=${orientation === 'vertical' ? '30%' : '220px'} min="120px" max="50%" collapsible ?collapsed=${collapsed}
          >${text('A list that keeps its width when the window grows.')}</loqui-panel
        >
        <loqui-panel label="Chat" min="160px">${text('Takes what is left.')}</loqui-panel>
        <loqui-panel label="Files" size="25%" min="100px" collapsible>${text('A quarter of the room.')}</loqui-panel>
      </loqui-panels>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const BesideEachOther: Story = {};
export const BelowEachOther: Story = { args: { orientation: 'vertical' } };
export const Collapsed: Story = { args: { collapsed: true } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };
/** Under 720 px of its own width, tabs show one panel at a time. */
export const Narrow: Story = { args: { width: 320 } };

/** Panels in a panel. */
export const Nested: Story = {
  render: ({ width, dir }) =>
    place(
      width,
      dir,
      html`<loqui-panels stack-below="0">
        <loqui-panel label="Files" size="30%" min="15%" collapsible>${text('Files')}</loqui-panel>
        <loqui-panel label="Work">
          <loqui-panels orientation="vertical">
            <loqui-panel label="Answer">${text('Answer')}</loqui-panel>
            <loqui-panel label="Terminal" size="35%" min="15%" collapsible>${text('Terminal')}</loqui-panel>
          </loqui-panels>
        </loqui-panel>
      </loqui-panels>`,
    ),
};

export const ByKeyboard: Story = {
  play: async ({ canvasElement }) => {
    const first = await find(canvasElement, '[role="separator"]');
    const now = (): number => Number(first.getAttribute('aria-valuenow'));
    const before = await waitFor(() => {
      // Pixels are known once it is laid out.
      if (now() > 35) throw new Error('has no sizes yet');
      return now();
    });
    first.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await waitFor(() => expect(now()).toBe(before + 2));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(first.getAttribute('aria-valuetext')).toBe('Collapsed'));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(now()).toBe(before + 2));
  },
};

export const SwitchesPanels: Story = {
  args: { width: 360 },
  play: async ({ canvasElement }) => {
    await find(canvasElement, '[role="tab"]');
    const [, chat] = all(canvasElement, '[role="tab"]');
    await userEvent.click(chat!);
    await waitFor(() => expect(chat?.getAttribute('aria-selected')).toBe('true'));
    await expect(canvasElement.querySelector('loqui-panels')?.shown).toBe(1);
  },
};
