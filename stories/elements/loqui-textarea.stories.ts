/** Several lines of text in a form. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-textarea.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  label: string;
  hint: string;
  error: string;
  value: string;
  placeholder: string;
  rows: number;
  maxRows: number;
  maxLength: number | undefined;
  resize: 'none' | 'vertical';
  size: 'small' | 'medium' | 'large';
  required: boolean;
  disabled: boolean;
  readonly: boolean;
}

const meta = {
  title: 'Primitives/loqui-textarea',
  component: 'loqui-textarea',
  afterEach: settle,
  args: {
    label: 'What happened',
    hint: '',
    error: '',
    value: '',
    placeholder: '',
    rows: 3,
    maxRows: 12,
    maxLength: undefined,
    resize: 'none',
    size: 'medium',
    required: false,
    disabled: false,
    readonly: false,
  },
  decorators: [(story) => html`<div style="max-inline-size: 360px">${story()}</div>`],
  render: (args) =>
    html`<loqui-textarea
      name="text"
      label=${args.label}
      hint=${args.hint || nothing}
      error=${args.error || nothing}
      value=${args.value}
      placeholder=${args.placeholder}
      rows=${args.rows}
      max-rows=${args.maxRows}
      maxlength=${args.maxLength ?? nothing}
      resize=${args.resize}
      size=${args.size}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
    ></loqui-textarea>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const text = 'The import fails since Monday, and it does so for every file with a header.';

export const Empty: Story = { args: { placeholder: 'In a sentence or two' } };
export const Filled: Story = { args: { value: text, hint: 'Everybody in the room reads it.', required: true } };
export const WithError: Story = { args: { value: text, error: 'Say which file it was.' } };
export const Disabled: Story = { args: { value: text, disabled: true } };
export const ReadOnly: Story = { args: { value: text, readonly: true } };
export const OneRow: Story = { args: { rows: 1, placeholder: 'Grows with the text' } };
export const Resizable: Story = { args: { value: text, resize: 'vertical' } };

/** It grows up to five lines, then it scrolls. */
export const ManyLines: Story = { args: { maxRows: 5, value: Array.from({ length: 9 }, (_, line) => `Line ${String(line + 1)}`).join('\n') } };

export const Sizes: Story = {
  render: () =>
    html`<div style="display: grid; gap: 16px">
      <loqui-textarea size="small" rows="2" label="Small" value=${text}></loqui-textarea>
      <loqui-textarea rows="2" label="Medium" value=${text}></loqui-textarea>
      <loqui-textarea size="large" rows="2" label="Large" value=${text}></loqui-textarea>
    </div>`,
};

/** What may still be written is counted, and announced when it gets short. */
export const Counted: Story = {
  args: { maxLength: 80, value: text, hint: 'A title, not a story.' },
  play: async ({ canvasElement }) => {
    await userEvent.type(await find(canvasElement, 'textarea'), '!!');
    await waitFor(async () => expect(await find(canvasElement, '[part="count"]')).toHaveTextContent('77 / 80'));
    await expect(await find(canvasElement, '[role="status"]')).toHaveTextContent('5 characters left');
  },
};
