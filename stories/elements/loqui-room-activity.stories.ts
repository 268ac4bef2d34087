/** Which agent is at work, and who types. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@loqui/elements/loqui-room-activity.js';
import { gone, says } from '../play/shadow.js';
import { inRoom, room, type ConnectedArgs } from '../stage/connected.js';
import { stageOf } from '../stage/stage.js';

interface Args extends ConnectedArgs {
  assistant: boolean;
}

const meta = {
  ...inRoom,
  title: 'Connected/loqui-room-activity',
  component: 'loqui-room-activity',
  args: { ...inRoom.args, script: 'tool-call', speed: 1, assistant: false },
  render: (args, context) => room(args, context, html`<loqui-room-activity .assistant=${args.assistant}></loqui-room-activity>`),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** What the agent does, from its first thought to its end. */
export const Run: Story = {
  args: { speed: 4 },
  play: async ({ canvasElement, id }) => {
    await says(canvasElement, 'loqui-run-status', 'Assistant is thinking');
    await says(canvasElement, 'loqui-run-status', 'Assistant is using search', 6_000);
    stageOf(id).player.finish();
    await gone(canvasElement, 'loqui-run-status');
  },
};
export const Typing: Story = {
  args: { script: 'short-chat', speed: 1 },
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-typing', 'Jonas is typing');
  },
};
