/** The messages of the room around it. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { idOf } from '../scripts/calendar.js';
import { inRoom, room, type ConnectedArgs } from '../stage/connected.js';
import '@loqui/elements/loqui-message-list.js';
import { find } from '../play/shadow.js';

interface Args extends ConnectedArgs {
  layout: 'bubbles' | 'flat';
  target: string;
}

const meta = {
  ...inRoom,
  title: 'Connected/loqui-message-list',
  component: 'loqui-message-list',
  args: { ...inRoom.args, script: 'busy-room', layout: 'bubbles', target: '' },
  argTypes: { ...inRoom.argTypes, layout: { options: ['bubbles', 'flat'], control: 'inline-radio' } },
  render: (args, context) =>
    room(
      args,
      context,
      html`<loqui-message-list style="block-size: 480px; max-inline-size: 560px" .layout=${args.layout} .target=${args.target}></loqui-message-list>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Bubbles: Story = {};
export const Flat: Story = { args: { layout: 'flat' } };
/** Opens at a message and marks it. */
export const Target: Story = {
  args: { target: idOf(12), speed: 0 },
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'loqui-message[data-row$="c"]:state(highlighted)');
  },
};
export const Empty: Story = {
  args: { script: 'empty-chat' },
  render: (args, context) =>
    room(args, context, html`<loqui-message-list style="block-size: 240px"><p slot="empty" style="text-align: center">Nothing yet</p></loqui-message-list>`),
};
