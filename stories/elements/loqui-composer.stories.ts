/** Where one writes. */
import type { Author } from '@loqui/core';
import type { LoquiSendEvent } from '@loqui/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-composer.js';
import { find } from '../play/shadow.js';
import { input } from '../play/write.js';
import { assistant, reviewer } from '../scripts/people.js';
import { showActs } from '../stage/acts.js';

interface Args {
  value: string;
  placeholder: string;
  label: string;
  busy: boolean;
  run: string;
  readonly: boolean;
  disabled: boolean;
  limit: number;
  uploads: boolean;
  mentions: readonly Author[];
  to: readonly string[];
}

const meta = {
  title: 'Views/loqui-composer',
  component: 'loqui-composer',
  args: {
    value: '',
    placeholder: 'Message Release room',
    label: '',
    busy: false,
    run: '',
    readonly: false,
    disabled: false,
    limit: 0,
    uploads: false,
    mentions: [],
    to: [],
  },
  beforeEach: showActs(['send', 'stop', 'typing', 'draft', 'attach']),
  decorators: [(story) => html`<div style="max-inline-size: 480px">${story()}</div>`],
  render: (args) =>
    html`<loqui-composer
      .value=${args.value}
      .placeholder=${args.placeholder}
      .label=${args.label}
      .busy=${args.busy}
      .run=${args.run}
      .readonly=${args.readonly}
      .disabled=${args.disabled}
      .limit=${args.limit}
      .uploads=${args.uploads}
      .mentions=${args.mentions}
      .to=${args.to}
    ></loqui-composer>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Empty: Story = {};
export const Written: Story = { args: { value: 'Let us ask before guessing.' } };
/** Grows with what is written. */
export const ManyLines: Story = { args: { value: Array.from({ length: 9 }, (_, line) => `Line ${String(line + 1)}`).join('\n') } };
/** An agent answers: send becomes stop. */
export const Busy: Story = { args: { busy: true, run: 'run-1', placeholder: 'Ask Assistant' } };
/** While an agent answers one may already write the next question. */
export const BusyAndWritten: Story = { args: { busy: true, run: 'run-1', value: 'And then?' } };
export const ReadOnly: Story = { args: { readonly: true } };
export const Disabled: Story = { args: { disabled: true, value: 'What stands here stays.' } };
/** A message is edited. */
export const Editing: Story = {
  render: ({ placeholder }) => html`<loqui-composer .placeholder=${placeholder} editing="m1" original="Let us ask before guessing."></loqui-composer>`,
};
/** A message is answered. */
export const Replying: Story = {
  render: ({ placeholder }) =>
    html`<loqui-composer .placeholder=${placeholder} reply-to="m1" reply-author="Jonas" reply-text="Who writes the note for the release?"></loqui-composer>`,
};
export const Uploads: Story = { args: { uploads: true } };
export const OneAgent: Story = { args: { mentions: [assistant] } };
export const TwoAgents: Story = { args: { mentions: [assistant, reviewer] } };

export const Slots: Story = {
  render: ({ placeholder }) =>
    html`<loqui-composer .placeholder=${placeholder}
      ><button slot="tools" type="button">Emoji</button><button slot="actions" type="button">Schedule</button></loqui-composer
    >`,
};

export const Styled: Story = {
  render: ({ placeholder }) =>
    html`<style>
        .plain::part(base) {
          border-radius: 0;
          border-inline: 0;
        }
        .plain::part(hint) {
          display: none;
        }
      </style>
      <loqui-composer class="plain" .placeholder=${placeholder} value="Square"></loqui-composer>`,
};

/** Enter sends, Shift + Enter breaks the line, nothing is sent while nothing is written. */
export const Keyboard: Story = {
  play: async ({ canvasElement }) => {
    const sent = fn();
    canvasElement.addEventListener('loqui-send', (event) => void sent(event.text));
    const field = await input(canvasElement);
    await userEvent.click(field);
    await userEvent.keyboard('{Enter}');
    await expect(sent).not.toHaveBeenCalled();
    await userEvent.keyboard('first{Shift>}{Enter}{/Shift}second');
    await expect(field.value).toBe('first\nsecond');
    await userEvent.keyboard('{Enter}');
    await expect(sent.mock.calls).toEqual([['first\nsecond']]);
    await expect(field.value).toBe('');
  },
};

/** Cancelled by the page, the text stays. */
export const Vetoed: Story = {
  args: { value: 'Not like this' },
  play: async ({ canvasElement }) => {
    const heard = fn((event: LoquiSendEvent) => event.preventDefault());
    canvasElement.addEventListener('loqui-send', heard, { once: true });
    await userEvent.click(await find(canvasElement, '[part="send"]'));
    await expect(heard).toHaveBeenCalledOnce();
    await expect((await input(canvasElement)).value).toBe('Not like this');
  },
};

/** Stop names the run, and the caret is back in the text. */
export const Stops: Story = {
  args: { busy: true, run: 'run-7' },
  play: async ({ canvasElement }) => {
    const stopped = fn();
    canvasElement.addEventListener('loqui-stop', (event) => void stopped(event.runId));
    await userEvent.click(await find(canvasElement, '[part="stop"]'));
    await expect(stopped.mock.calls).toEqual([['run-7']]);
  },
};

/** More than the server takes: how much is said, and nothing is cut off. */
export const TooLong: Story = {
  args: { limit: 40, value: 'The import fails since Monday, and it does so for every file with a header.' },
  play: async ({ canvasElement }) => {
    const composer = await find(canvasElement, 'loqui-composer');
    await expect(composer.shadowRoot?.querySelector('[part="excess"]')).toHaveTextContent('35 characters too many');
  },
};
