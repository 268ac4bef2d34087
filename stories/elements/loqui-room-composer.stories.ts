/** The composer of the room around it. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-room-composer.js';
import { input, write } from '../play/write.js';
import { inRoom, room, type ConnectedArgs } from '../stage/connected.js';
import { stageOf } from '../stage/stage.js';

interface Args extends ConnectedArgs {
  assistant: boolean;
  agent: string;
  placeholder: string;
  readonly: boolean;
  uploads: boolean;
}

const meta = {
  ...inRoom,
  title: 'Connected/loqui-room-composer',
  component: 'loqui-room-composer',
  args: { ...inRoom.args, assistant: false, agent: '', placeholder: '', readonly: false, uploads: false },
  decorators: [(story) => html`<div style="max-inline-size: 480px">${story()}</div>`],
  render: (args, context) =>
    room(
      args,
      context,
      html`<loqui-room-composer
        .assistant=${args.assistant}
        .agent=${args.agent}
        .placeholder=${args.placeholder}
        .readonly=${args.readonly}
        .uploads=${args.uploads}
      ></loqui-room-composer>`,
    ),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Says which room hears it, and sends to it. */
export const OfPeople: Story = {
  play: async ({ canvasElement, id }) => {
    await waitFor(async () => expect((await input(canvasElement)).placeholder).toBe('Message Release room'));
    await write(canvasElement, 'Good morning');
    await waitFor(() => expect(stageOf(id).server.messages('release').at(-1)?.parts).toEqual([{ type: 'text', text: 'Good morning' }]));
  },
};
export const OfAnAgent: Story = {
  args: { script: 'empty-assistant', assistant: true },
  play: async ({ canvasElement }) => {
    await waitFor(async () => expect((await input(canvasElement)).placeholder).toBe('Ask Assistant'));
  },
};
export const Slots: Story = {
  render: (args, context) =>
    room(
      args,
      context,
      html`<loqui-room-composer><button slot="tools" type="button">Emoji</button><button slot="actions" type="button">Schedule</button></loqui-room-composer>`,
    ),
};
export const ReadOnly: Story = { args: { readonly: true } };
