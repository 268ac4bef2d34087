/** The head of a panel. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@loqui/elements/loqui-room-header.js';
import { says } from '../play/shadow.js';
import { inRoom, room, type ConnectedArgs } from '../stage/connected.js';

interface Args extends ConnectedArgs {
  heading: string;
  assistant: boolean;
  agent: string;
}

const meta = {
  ...inRoom,
  title: 'Connected/loqui-room-header',
  component: 'loqui-room-header',
  args: { ...inRoom.args, heading: '', assistant: false, agent: '' },
  render: (args, context) =>
    room(args, context, html`<loqui-room-header .heading=${args.heading} .assistant=${args.assistant} .agent=${args.agent}></loqui-room-header>`),
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Title, who is here, their faces. */
export const OfPeople: Story = {
  play: async ({ canvasElement }) => {
    await says(canvasElement, '[part="subtitle"]', '4 here · 1 agent');
  },
};
export const OfAnAgent: Story = { args: { script: 'tool-call', assistant: true } };
export const OwnHeading: Story = { args: { heading: 'Support' } };
export const Actions: Story = {
  render: (args, context) => room(args, context, html`<loqui-room-header><button slot="actions" type="button">Leave</button></loqui-room-header>`),
};
export const Narrow: Story = {
  render: (args, context) => html`<div style="inline-size: 280px">${room(args, context, html`<loqui-room-header></loqui-room-header>`)}</div>`,
};
