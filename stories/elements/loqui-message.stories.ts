/** One message, of a person or an agent, in every state it can have. */
import type { Message } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, spyOn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-message.js';
import { find, look } from '../play/shadow.js';
import { showActs } from '../stage/acts.js';
import { agentMessage, ownMessage, personMessage, withParts } from '../stage/samples.js';
import { toolCall } from '../scripts/tool-call.js';

interface Args {
  message: Message;
  own: boolean;
  grouped: boolean;
  layout: 'bubbles' | 'flat';
  note: string;
  replyAuthor: string;
  replyText: string;
  highlighted: boolean;
  reachable: boolean;
}

const meta = {
  title: 'Views/loqui-message',
  component: 'loqui-message',
  args: {
    message: personMessage,
    own: false,
    grouped: false,
    layout: 'bubbles',
    note: '',
    replyAuthor: '',
    replyText: '',
    highlighted: false,
    reachable: true,
  },
  argTypes: { layout: { options: ['bubbles', 'flat'], control: 'inline-radio' } },
  beforeEach: showActs(['retry', 'discard', 'jump', 'copy', 'error']),
  decorators: [(story) => html`<div style="max-inline-size: 560px">${story()}</div>`],
  render: (args) =>
    html`<loqui-message
      .message=${args.message}
      .own=${args.own}
      .grouped=${args.grouped}
      .layout=${args.layout}
      .note=${args.note}
      .replyAuthor=${args.replyAuthor}
      .replyText=${args.replyText}
      .highlighted=${args.highlighted}
      .reachable=${args.reachable}
    ></loqui-message>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Mentions and links are marked; nothing else of what a person writes is. */
export const Person: Story = {};
export const Own: Story = { args: { message: ownMessage, own: true } };
export const OwnFlat: Story = { args: { message: ownMessage, own: true, layout: 'flat' } };
/** Follows a message of the same author: the time comes in the gutter, on hover. */
export const Grouped: Story = { args: { grouped: true } };
export const Edited: Story = { args: { message: { ...personMessage, editedAt: personMessage.createdAt + 60_000 } } };
/** A person who writes a fence gets code. */
export const PersonWithCode: Story = { args: { message: withParts(personMessage, { type: 'text', text: 'It fails here:\n```ts\nawait page(cursor);\n```' }) } };
/** A log that a person pasted is folded until it is wanted. */
export const LongText: Story = {
  args: {
    message: withParts(personMessage, {
      type: 'text',
      text: Array.from({ length: 40 }, (_, line) => `12:00:${String(line + 10)} job ${String(line)} failed`).join('\n'),
    }),
  },
  play: async ({ canvasElement }) => {
    const button = await find(canvasElement, '.body > .fold');
    await userEvent.click(button);
    await expect(button).toHaveAttribute('aria-expanded', 'true');
    await userEvent.click(button);
  },
};
export const Reply: Story = {
  args: { replyAuthor: 'Mara Kovač', replyText: 'Who can restore the snapshot of Monday?', message: { ...ownMessage, replyTo: personMessage.id }, own: true },
};
export const Agent: Story = { args: { message: agentMessage, note: 'asked by you · 3 watching' } };
/** Reasoning, tools, text, sources: an answer with everything. */
export const AgentWithParts: Story = {
  args: {
    message: withParts(agentMessage, ...toolCall.steps.flatMap((step) => ('event' in step && step.event.type === 'message.completed' ? step.event.parts : []))),
  },
};
export const Files: Story = {
  args: {
    message: withParts(
      personMessage,
      { type: 'text', text: 'The log and the trace.' },
      { type: 'file', mediaType: 'text/plain', filename: 'import.log', url: 'data:text/plain,row%2040112' },
      { type: 'file', mediaType: 'application/json', filename: 'trace.json', url: 'https://files.example.com/trace.json' },
    ),
  },
};
/** Before the first word. */
export const Waiting: Story = { args: { message: { ...agentMessage, status: 'streaming', parts: [] } } };
export const Streaming: Story = {
  args: {
    message: { ...withParts(agentMessage, { type: 'text', text: 'Two commits touch it. **4f1c** made the cur', state: 'streaming' }), status: 'streaming' },
  },
};
export const Pending: Story = { args: { message: { ...ownMessage, status: 'pending' }, own: true } };
/** The line is cut: it goes when that is back. */
export const WaitingForConnection: Story = { args: { message: { ...ownMessage, status: 'pending', delivery: { state: 'waiting-line' } }, own: true } };
/** Of an earlier visit. */
export const Held: Story = { args: { message: { ...ownMessage, status: 'pending', delivery: { state: 'held' } }, own: true } };
export const NotSent: Story = { args: { message: { ...ownMessage, status: 'failed', error: { code: 'forbidden', message: 'Not a member.' } }, own: true } };
export const Failed: Story = {
  args: { message: { ...agentMessage, status: 'failed', error: { code: 'overloaded', message: 'The model is overloaded. Try again in a minute.' } } },
};
/** The model had more to say. */
export const CutOff: Story = { args: { message: { ...agentMessage, finishReason: 'length' } } };
export const Withheld: Story = { args: { message: { ...agentMessage, finishReason: 'content-filter' } } };
export const Declined: Story = {
  args: { message: { ...agentMessage, parts: [], status: 'failed', finishReason: 'refusal', error: { code: 'empty-answer', message: 'The model declined.' } } },
};
/** Nobody ran the tool, and the answer is over. */
export const CallNotRun: Story = {
  args: {
    message: withParts(
      agentMessage,
      { type: 'text', text: 'I look at the log.' },
      { type: 'tool-search', toolCallId: 'call-1', state: 'input-available', input: { query: 'cursor' } },
    ),
  },
};
/** The provider summarised what was said earlier, to make room. */
export const Compacted: Story = {
  args: {
    message: withParts(
      agentMessage,
      { type: 'custom', kind: 'anthropic.compaction', providerMetadata: { anthropic: { content: 'Summary.' } } },
      { type: 'text', text: 'As for the cursor: it is exclusive now.' },
    ),
  },
};
export const Stopped: Story = { args: { message: { ...agentMessage, status: 'stopped' } } };
export const Interrupted: Story = { args: { message: { ...agentMessage, status: 'interrupted' } } };
export const Highlighted: Story = { args: { highlighted: true } };

/** A data part of the site's own is filled by a slot of its name. */
export const DataSlot: Story = {
  args: { message: withParts(agentMessage, { type: 'text', text: 'In Lisbon tomorrow:' }, { type: 'data-weather', data: { high: 24 } }) },
  render: ({ message }) => html`<loqui-message .message=${message}><strong slot="data-weather">24 °C, sunny</strong></loqui-message>`,
};

/** Parts and states from a page's style sheet. */
export const Styled: Story = {
  args: { message: ownMessage, own: true },
  render: ({ message, own }) =>
    html`<style>
        .styled {
          --loqui-bubble-background: light-dark(#fde9d2, #4a3217);
        }
        .styled::part(body) {
          border-radius: 4px;
        }
      </style>
      <loqui-message class="styled" .message=${message} .own=${own}></loqui-message>`,
};

/** The button says that it worked, then is itself again. */
export const CopyGivesFeedback: Story = {
  args: { message: agentMessage },
  play: async ({ canvasElement }) => {
    const clipboard = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const message = await find(canvasElement, 'loqui-message');
    await userEvent.hover(message);
    await userEvent.click(await find(message.shadowRoot!, 'button[aria-label="Copy"]'));
    await find(message.shadowRoot!, 'button[aria-label="Copied"]');
    await expect(clipboard.mock.calls).toEqual([[expect.stringContaining('**4f1c** made the cursor exclusive')]]);
    await waitFor(() => expect(look(message.shadowRoot!, 'button[aria-label="Copied"]')).toBeUndefined(), { timeout: 3_000 });
  },
};

/** A page that cancels the event copies in its own way. */
export const CopyVetoed: Story = {
  args: { message: agentMessage },
  play: async ({ canvasElement }) => {
    const clipboard = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const heard = fn((event: Event) => event.preventDefault());
    const message = await find(canvasElement, 'loqui-message');
    message.addEventListener('loqui-copy', heard, { once: true });
    await userEvent.hover(message);
    await userEvent.click(await find(message.shadowRoot!, 'button[aria-label="Copy"]'));
    await expect(heard).toHaveBeenCalledOnce();
    await expect(clipboard).not.toHaveBeenCalled();
    await expect(look(message.shadowRoot!, 'button[aria-label="Copied"]')).toBeUndefined();
  },
};
