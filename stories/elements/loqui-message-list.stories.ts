/** The messages of the room around it. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { idOf } from '../scripts/calendar.js';
import { inRoom, room, type ConnectedArgs } from '../stage/connected.js';
import '@loqui/elements/loqui-message-list.js';
import { all, find } from '../play/shadow.js';

interface Args extends ConnectedArgs {
  layout: 'bubbles' | 'flat';
  target: string;
  plain: boolean;
}

const meta = {
  ...inRoom,
  title: 'Connected/loqui-message-list',
  component: 'loqui-message-list',
  args: { ...inRoom.args, script: 'busy-room', layout: 'bubbles', target: '', plain: false },
  argTypes: { ...inRoom.argTypes, layout: { options: ['bubbles', 'flat'], control: 'inline-radio' } },
  render: (args, context) =>
    room(
      args,
      context,
      html`<loqui-message-list
        style="block-size: 480px; max-inline-size: 560px"
        .layout=${args.layout}
        .target=${args.target}
        .plain=${args.plain}
      ></loqui-message-list>`,
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
/** A room of two thousand messages: older ones are paged in as one goes back, and only those near the view are in the page. */
export const Long: Story = {
  args: { script: 'long-room', layout: 'flat' },
  play: async ({ canvasElement }) => {
    const list = await find(canvasElement, 'loqui-message-list');
    const scroller = await find(list, '.scroller');
    await find(list, `loqui-message[data-row="${idOf(2000)}"]`);
    const wanted = idOf(1701);
    const first = (): string | undefined => all(list, 'loqui-message')[0]?.dataset['row'];
    // Ids stand in the order of the messages. Two pages may come at once, and pass by the row that is wanted.
    while ((first() ?? '') > wanted) {
      const before = first();
      scroller.scrollTop = 0;
      await waitFor(() => expect(first()).not.toBe(before));
    }
    await expect(all(list, 'loqui-message').length).toBeLessThan(120);
  },
};
/** All that is loaded is in the page, for a search of the page's own. */
export const Plain: Story = { args: { script: 'long-room', layout: 'flat', plain: true } };
export const Empty: Story = {
  args: { script: 'empty-chat' },
  render: (args, context) =>
    room(args, context, html`<loqui-message-list style="block-size: 240px"><p slot="empty" style="text-align: center">Nothing yet</p></loqui-message-list>`),
};
