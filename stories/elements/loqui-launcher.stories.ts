/** A bubble that opens any panel. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-chat.js';
import '@loqui/elements/loqui-launcher.js';
import { scripts } from '../scripts/index.js';
import { settle } from '../play/settle.js';
import { find, focused } from '../play/shadow.js';
import { stageFor, strike } from '../stage/stage.js';

interface Args {
  open: boolean;
  mode: 'popup' | 'side' | 'full' | 'inline';
  placement: 'bottom-end' | 'bottom-start' | 'top-end' | 'top-start';
  push: boolean;
  expanded: boolean;
  unread: number;
  heading: string;
  dir: 'ltr' | 'rtl';
}

const meta = {
  title: 'Layout/loqui-launcher',
  component: 'loqui-launcher',
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '640px' } } },
  args: { open: false, mode: 'popup', placement: 'bottom-end', push: false, expanded: false, unread: 0, heading: '', dir: 'ltr' },
  argTypes: {
    mode: { control: 'inline-radio', options: ['popup', 'side', 'full', 'inline'] },
    placement: { control: 'inline-radio', options: ['bottom-end', 'bottom-start', 'top-end', 'top-start'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
    unread: { control: { type: 'number', min: 0 } },
  },
  beforeEach: ({ id }) => {
    return () => strike(id);
  },
  afterEach: settle,
  render: (args, { id }) => {
    const { client, room } = stageFor(id, 'short-chat 0', { script: scripts['short-chat'], speed: 0 });
    return html`<main dir=${args.dir} style="padding: 24px">
      <h1>A page</h1>
      <p>With something to read, and somebody to ask.</p>
      <loqui-launcher
        .heading=${args.heading}
        .mode=${args.mode}
        .placement=${args.placement}
        .unread=${args.unread}
        ?open=${args.open}
        ?push=${args.push}
        ?expanded=${args.expanded}
        ><loqui-chat .client=${client} .room=${room.id}></loqui-chat
      ></loqui-launcher>
    </main>`;
  },
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Closed: Story = {};
export const Unread: Story = { args: { unread: 3 } };
export const Popup: Story = { args: { open: true } };
export const PopupAtTheStart: Story = { args: { open: true, placement: 'bottom-start' } };
export const Side: Story = { args: { open: true, mode: 'side' } };
/** The page moves aside where it is wide enough. */
export const SideThatPushes: Story = { args: { open: true, mode: 'side', push: true } };
export const FullScreen: Story = { args: { open: true, mode: 'full' } };
/** In the flow of the page. */
export const Inline: Story = { args: { open: true, mode: 'inline' } };
export const RightToLeft: Story = { args: { open: true, dir: 'rtl' } };

/** A panel without a header gets a bar; one in a template is made when it is opened. */
export const AnyPanel: Story = {
  args: { heading: 'Opening hours' },
  render: ({ heading }) =>
    html`<loqui-launcher .heading=${heading}>
      <template><p style="padding: 0 16px">Monday to Friday, 9 to 17.</p></template>
    </loqui-launcher>`,
  play: async ({ canvasElement }) => {
    await userEvent.click(await find(canvasElement, '[part="bubble"]'));
    await expect(canvasElement.querySelector('p')?.checkVisibility()).toBe(true);
    await userEvent.click(await find(canvasElement, 'button[aria-label="End and close"]'));
    await waitFor(() => expect(canvasElement.querySelector('p')).toBeNull());
  },
};

export const OpensAndCloses: Story = {
  play: async ({ canvasElement }) => {
    const bubble = await find(canvasElement, '[part="bubble"]');
    await userEvent.click(bubble);
    await waitFor(() => expect(focused()?.localName).toBe('textarea'), { timeout: 10_000 });
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(focused()).toBe(bubble));
    await expect(bubble.getAttribute('aria-expanded')).toBe('false');
  },
};
