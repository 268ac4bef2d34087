/** The page around a chat, from 320 to 1920 px. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-workbench.js';
import { settle } from '../play/settle.js';
import { find, focused } from '../play/shadow.js';

interface Args {
  /** Of the place around, in px. */
  width: number;
  dir: 'ltr' | 'rtl';
  conversations: boolean;
  side: boolean;
  bottom: boolean;
}

const text = (slot: string, words: string) => html`<div slot=${slot} style="padding: 16px">${words}</div>`;

const meta = {
  title: 'Layout/loqui-workbench',
  component: 'loqui-workbench',
  afterEach: settle,
  args: { width: 1280, dir: 'ltr', conversations: true, side: true, bottom: true },
  argTypes: {
    width: { control: { type: 'range', min: 320, max: 1920, step: 10 } },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
  render: ({ width, dir, conversations, side, bottom }) =>
    html`<div dir=${dir} style="inline-size: ${width}px; block-size: 480px; overflow: hidden; border: 1px solid ButtonBorder; box-sizing: border-box">
      <loqui-workbench style="block-size: 100%">
        ${conversations ? html`<nav slot="conversations" aria-label="Rooms" style="padding: 16px"><a href="#lobby">Lobby</a></nav>` : nothing}
        ${text('transcript', 'What was said.')} ${side ? text('side', 'Files') : nothing} ${bottom ? text('bottom', 'Terminal') : nothing}
      </loqui-workbench>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Whole: Story = {};
export const ConversationsAndTheRest: Story = { args: { side: false, bottom: false } };
export const TranscriptAlone: Story = { args: { conversations: false, side: false, bottom: false } };
export const Tablet: Story = { args: { width: 800 } };
export const Phone: Story = { args: { width: 320 } };
export const PhoneWithoutSide: Story = { args: { width: 320, side: false, bottom: false } };
export const RightToLeft: Story = { args: { dir: 'rtl' } };

export const OpensTheConversations: Story = {
  args: { width: 360, side: false },
  play: async ({ canvasElement }) => {
    const button = await find(canvasElement, '[part="toggle"]');
    await userEvent.click(button);
    const close = await find(canvasElement, 'dialog[open] button[aria-label="Close"]');
    await expect(button.getAttribute('aria-expanded')).toBe('true');
    await userEvent.click(close);
    await waitFor(() => expect(focused()).toBe(button));
  },
};
