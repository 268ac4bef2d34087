/** What happens in the room, told to screen readers. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '@loqui/elements/loqui-room-announcer.js';
import { find, says, textOf } from '../play/shadow.js';
import { inRoom, room, type ConnectedArgs } from '../stage/connected.js';
import { stageOf } from '../stage/stage.js';

const meta = {
  ...inRoom,
  title: 'Connected/loqui-room-announcer',
  component: 'loqui-room-announcer',
  args: { ...inRoom.args, script: 'short-chat', speed: 1 },
  render: (args, context) =>
    room(
      args,
      context,
      html`<p>It shows nothing. A screen reader hears each new message, that an agent answers, and its answer once it is finished.</p>
        <loqui-room-announcer></loqui-room-announcer>`,
    ),
} satisfies Meta<ConnectedArgs>;

export default meta;
type Story = StoryObj<ConnectedArgs>;

/** Never single words of an answer: that it begins, and then the whole of it. */
export const AnswerOnce: Story = {
  args: { script: 'long-answer', speed: 1 },
  play: async ({ canvasElement, id }) => {
    const status = await find(canvasElement, '[role="status"]');
    const heard = new Set<string>();
    new MutationObserver(() => heard.add(textOf(status))).observe(status, { childList: true, characterData: true, subtree: true });
    await says(canvasElement, '[role="status"]', 'Assistant is answering');
    stageOf(id).player.finish();
    await says(canvasElement, '[role="status"]', 'Assistant: A cursor can point', 4_000);
    await expect([...heard].filter((text) => text.trim() !== '')).toHaveLength(2);
  },
};
