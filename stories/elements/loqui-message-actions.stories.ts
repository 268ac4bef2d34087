/** What can be done with a message. A message shows it when it is pointed at or focused. */
import type { Message } from '@loqui/core';
import type { LoquiMessageActions } from '@loqui/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-message-actions.js';
import { find, gone, look } from '../play/shadow.js';
import { showActs } from '../stage/acts.js';
import { agentMessage } from '../stage/samples.js';

interface Args {
  message: Message;
  actions: LoquiMessageActions['actions'];
  reachable: boolean;
}

const meta = {
  title: 'Views/loqui-message-actions',
  component: 'loqui-message-actions',
  args: { message: agentMessage, actions: ['reply', 'copy', 'retry', 'edit', 'remove'], reachable: true },
  beforeEach: showActs(['reply', 'copy', 'retry', 'edit-start', 'remove']),
  render: ({ message, actions, reachable }) =>
    html`<loqui-message-actions .message=${message} .actions=${actions} .reachable=${reachable}></loqui-message-actions>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const All: Story = {};
export const OfAnAnswer: Story = { args: { actions: ['reply', 'copy', 'retry'] } };
/** The menu key, a long press and *More actions* open it. */
export const AsMenu: Story = {
  play: async ({ canvasElement }) => {
    const element = await find<LoquiMessageActions>(canvasElement, 'loqui-message-actions');
    await element.openMenu({ x: 40, y: 60 });
    await find(canvasElement, 'loqui-menu:popover-open');
    await userEvent.keyboard('{ArrowDown}{Escape}');
    await waitFor(() => expect(look(canvasElement, 'loqui-menu:popover-open')).toBeUndefined());
    await element.openMenu({ x: 40, y: 60 });
    await find(canvasElement, 'loqui-menu:popover-open');
    await userEvent.keyboard('{Enter}');
    await gone(canvasElement, 'loqui-menu:popover-open');
  },
};
