/** One's own private conversations: the list, and the assistant that shows it. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-assistant.js';
import '@loqui/elements/loqui-conversations.js';
import '@loqui/elements/loqui-provider.js';
import { createClient, createMemoryServer, type Client } from '@loqui/core';
import { all, find, says } from '../play/shadow.js';
import { settle } from '../play/settle.js';
import { write } from '../play/write.js';
import { ada, assistant } from '../scripts/people.js';

const QUESTIONS = [
  'How do I export my data?',
  'Write a note for the status page',
  'Why did the nightly build fail on Friday, and what was done about it since?',
];

/** The visitor of each story that is shown. */
const visitors = new Map<string, Client>();

/** A visitor who has asked a few things before. */
async function visit(story: string): Promise<void> {
  visitors.get(story)?.dispose();
  const server = createMemoryServer({ info: () => ({ agents: [assistant] }) });
  const client = createClient({ transport: server.transport(ada), token: 'of no meaning to a server in the page', storage: false });
  visitors.set(story, client);
  for (const text of QUESTIONS) {
    const room = client.conversation();
    await room.send(text);
    room.leave();
  }
}

interface Args {
  /** Width of the panel in CSS pixels. */
  width: number;
}

const meta = {
  title: 'Connected/loqui-conversations',
  component: 'loqui-conversations',
  args: { width: 420 },
  argTypes: { width: { control: { type: 'range', min: 280, max: 1280, step: 10 } } },
  loaders: [({ id }) => visit(id)],
  beforeEach: ({ id }) => {
    sessionStorage.clear();
    return () => {
      visitors.get(id)?.dispose();
      visitors.delete(id);
    };
  },
  afterEach: settle,
  render: ({ width }, { id }) =>
    html`<div style="inline-size: ${String(width)}px; max-inline-size: 100%"><loqui-assistant .client=${visitors.get(id)}></loqui-assistant></div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** What a list of this length shows; what acts on it is fetched with the first act. */
const rows = (canvas: HTMLElement, count: number): Promise<void> => waitFor(() => expect(all(canvas, '[part="item"]')).toHaveLength(count), { timeout: 8_000 });

const press = async (canvas: HTMLElement, selector: string, at = 0): Promise<void> => {
  await waitFor(() => expect(all(canvas, selector)[at]).toBeTruthy());
  await userEvent.click(all(canvas, selector)[at]!);
};

async function openList(canvas: HTMLElement): Promise<void> {
  await press(canvas, 'button.list');
  await rows(canvas, QUESTIONS.length);
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
    await rows(canvasElement, QUESTIONS.length + 1);
    await press(canvasElement, '.rename');
    const field = await find<HTMLInputElement>(canvasElement, 'form input');
    field.value = 'Changes';
    field.form?.requestSubmit();
    await says(canvasElement, '[part="title"]', 'Changes', 8_000);
  },
};

/** The deleted one can be brought back for five seconds. */
export const Deleted: Story = {
  play: async ({ canvasElement }) => {
    await openList(canvasElement);
    await press(canvasElement, '.acts button:last-child');
    await rows(canvasElement, QUESTIONS.length - 1);
    await says(canvasElement, '.undo', 'was deleted');
    await press(canvasElement, '.undo button');
    await rows(canvasElement, QUESTIONS.length);
  },
};

/** By itself, in a provider of the page. */
export const Alone: Story = {
  render: ({ width }, { id }) =>
    html`<div style="inline-size: ${String(width)}px; block-size: 420px; max-inline-size: 100%">
      <loqui-provider personal .client=${visitors.get(id)}><loqui-conversations style="block-size: 100%"></loqui-conversations></loqui-provider>
    </div>`,
};
