/** One's own private conversations: the list, and the assistant that shows it. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-assistant.js';
import '@loqui/elements/loqui-conversations.js';
import '@loqui/elements/loqui-provider.js';
import { emptyAssistant } from '../scripts/empty-room.js';
import { all, find, says } from '../play/shadow.js';
import { settle } from '../play/settle.js';
import { write } from '../play/write.js';
import { stageFor, stageOf, strike } from '../stage/stage.js';

const QUESTIONS = [
  'How do I export my data?',
  'Write a note for the status page',
  'Why did the nightly build fail on Friday, and what was done about it since?',
];

interface Args {
  /** Width of the panel in CSS pixels. */
  width: number;
}

const meta = {
  title: 'Connected/loqui-conversations',
  component: 'loqui-conversations',
  args: { width: 420 },
  argTypes: { width: { control: { type: 'range', min: 280, max: 1280, step: 10 } } },
  loaders: [
    async ({ id }) => {
      const { client } = stageFor(id, 'private', { script: emptyAssistant, speed: 0 });
      for (const text of QUESTIONS) {
        const room = client.conversation();
        await room.send(text);
        room.leave();
      }
    },
  ],
  beforeEach: ({ id }) => {
    sessionStorage.clear();
    return () => strike(id);
  },
  afterEach: settle,
  render: ({ width }, { id }) =>
    html`<div style="inline-size: ${String(width)}px; max-inline-size: 100%"><loqui-assistant .client=${stageOf(id).client}></loqui-assistant></div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const press = async (canvas: HTMLElement, selector: string, at = 0): Promise<void> => {
  await waitFor(() => expect(all(canvas, selector)[at]).toBeTruthy());
  await userEvent.click(all(canvas, selector)[at]!);
};

async function openList(canvas: HTMLElement): Promise<void> {
  await press(canvas, 'button.list');
  await waitFor(() => expect(all(canvas, '[part="item"]')).toHaveLength(QUESTIONS.length));
}

/** The list lies over the panel. It goes by Escape, and by whatever is opened. */
export const InTheAssistant: Story = {
  play: async ({ canvasElement }) => openList(canvasElement),
};

/** Beside the conversation, where there is room. */
export const Wide: Story = { ...InTheAssistant, args: { width: 960 } };

export const Narrow: Story = { ...InTheAssistant, args: { width: 320 } };

export const Dark: Story = { ...InTheAssistant, globals: { theme: 'dark' } };

/** Asked, listed under its question, renamed, deleted, and taken back. */
export const Renamed: Story = {
  play: async ({ canvasElement }) => {
    await write(canvasElement, 'What changed since Friday?');
    await says(canvasElement, '[part="title"]', 'What changed since Friday?');
    await press(canvasElement, 'button.list');
    await waitFor(() => expect(all(canvasElement, '[part="item"]')).toHaveLength(QUESTIONS.length + 1));
    await press(canvasElement, '.rename');
    const field = await find<HTMLInputElement>(canvasElement, 'form input');
    await userEvent.clear(field);
    await userEvent.type(field, 'Changes{Enter}');
    await says(canvasElement, '[part="title"]', 'Changes');
  },
};

/** The deleted one can be brought back for five seconds. */
export const Deleted: Story = {
  play: async ({ canvasElement }) => {
    await openList(canvasElement);
    await press(canvasElement, '.acts button:last-child');
    await waitFor(() => expect(all(canvasElement, '[part="item"]')).toHaveLength(QUESTIONS.length - 1));
    await says(canvasElement, '.undo', 'was deleted');
    await press(canvasElement, '.undo button');
    await waitFor(() => expect(all(canvasElement, '[part="item"]')).toHaveLength(QUESTIONS.length));
  },
};

/** By itself, in a provider of the page. */
export const Alone: Story = {
  render: ({ width }, { id }) =>
    html`<div style="inline-size: ${String(width)}px; block-size: 420px; max-inline-size: 100%">
      <loqui-provider personal .client=${stageOf(id).client}><loqui-conversations style="block-size: 100%"></loqui-conversations></loqui-provider>
    </div>`,
};
