/** What a room shows before its first message. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@loqui/elements/loqui-room-empty.js';
import { says } from '../play/shadow.js';
import { inRoom, room, type ConnectedArgs } from '../stage/connected.js';

interface Args extends ConnectedArgs {
  assistant: boolean;
  agent: string;
  greeting: string;
  suggestions: readonly string[];
}

const meta = {
  ...inRoom,
  title: 'Connected/loqui-room-empty',
  component: 'loqui-room-empty',
  args: { ...inRoom.args, script: 'empty-assistant', assistant: true, agent: '', greeting: '', suggestions: ['Explain keyset paging', 'Draft a note'] },
  render: (args, context) =>
    room(
      args,
      context,
      html`<loqui-room-empty .assistant=${args.assistant} .agent=${args.agent} .greeting=${args.greeting} .suggestions=${args.suggestions}></loqui-room-empty>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const OfAnAgent: Story = {
  play: async ({ canvasElement }) => {
    await says(canvasElement, '[part="greeting"]', 'What can Assistant do for you?');
  },
};
export const OfPeople: Story = { args: { script: 'empty-chat', assistant: false, suggestions: [] } };
export const OwnGreeting: Story = { args: { greeting: 'Good morning. What shall we ship today?' } };
