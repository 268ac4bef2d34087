/** A day or a time in a form. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect } from 'storybook/test';
import '@loqui/elements/loqui-date-field.js';
import { settle } from '../play/settle.js';

interface Args {
  label: string;
  hint: string;
  error: string;
  value: string;
  type: 'date' | 'time' | 'datetime-local';
  min: string;
  max: string;
  size: 'small' | 'medium' | 'large';
  required: boolean;
  disabled: boolean;
  readonly: boolean;
}

const meta = {
  title: 'Primitives/loqui-date-field',
  component: 'loqui-date-field',
  afterEach: settle,
  args: {
    label: 'When',
    hint: '',
    error: '',
    value: '',
    type: 'date',
    min: '',
    max: '',
    size: 'medium',
    required: false,
    disabled: false,
    readonly: false,
  },
  decorators: [(story) => html`<div style="max-inline-size: 240px">${story()}</div>`],
  render: (args) =>
    html`<loqui-date-field
      name="field"
      label=${args.label}
      hint=${args.hint || nothing}
      error=${args.error || nothing}
      value=${args.value}
      type=${args.type}
      min=${args.min}
      max=${args.max}
      size=${args.size}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
    ></loqui-date-field>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Day: Story = { args: { value: '2026-03-04', hint: 'The release is on the fifth.', max: '2026-03-05' } };
export const Time: Story = { args: { type: 'time', value: '09:41' } };
export const DayAndTime: Story = { args: { type: 'datetime-local', value: '2026-03-04T09:41' } };
export const Empty: Story = { args: { required: true } };
export const WithError: Story = { args: { value: '2026-03-04', error: 'Nobody is there on that day.' } };
export const Disabled: Story = { args: { value: '2026-03-04', disabled: true } };
export const ReadOnly: Story = { args: { value: '2026-03-04', readonly: true } };
export const Small: Story = { args: { value: '2026-03-04', size: 'small' } };
export const Large: Story = { args: { value: '2026-03-04', size: 'large' } };

/** Too late for its limit: the form says so, in the words of the browser. */
export const TooLate: Story = {
  args: { value: '2026-04-01', max: '2026-03-05' },
  play: async ({ canvasElement }) => {
    const field = canvasElement.querySelector('loqui-date-field');
    await expect(field?.reportValidity()).toBe(false);
    await expect(field?.shadowRoot?.querySelector('[part="error"]')).toHaveTextContent(field?.validationMessage ?? '?');
  },
};
