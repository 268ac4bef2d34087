/** A number in a form. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-number-field.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  label: string;
  hint: string;
  error: string;
  value: string;
  min: number | undefined;
  max: number | undefined;
  step: string;
  size: 'small' | 'medium' | 'large';
  required: boolean;
  disabled: boolean;
  readonly: boolean;
}

const meta = {
  title: 'Primitives/loqui-number-field',
  component: 'loqui-number-field',
  afterEach: settle,
  args: {
    label: 'Seats',
    hint: '',
    error: '',
    value: '',
    min: undefined,
    max: undefined,
    step: '1',
    size: 'medium',
    required: false,
    disabled: false,
    readonly: false,
  },
  decorators: [(story) => html`<div style="max-inline-size: 240px">${story()}</div>`],
  render: (args) =>
    html`<loqui-number-field
      name="field"
      label=${args.label}
      hint=${args.hint || nothing}
      error=${args.error || nothing}
      value=${args.value}
      min=${args.min ?? nothing}
      max=${args.max ?? nothing}
      step=${args.step}
      size=${args.size}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
    ></loqui-number-field>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Empty: Story = { args: { required: true } };
export const Filled: Story = { args: { value: '4', hint: 'At most eight.', max: 8 } };
export const AtTheEnd: Story = { args: { value: '8', max: 8 } };
export const WithError: Story = { args: { value: '4', error: 'Only three are left.' } };
export const Disabled: Story = { args: { value: '4', disabled: true } };
export const ReadOnly: Story = { args: { value: '4', readonly: true } };
export const Small: Story = { args: { value: '4', size: 'small' } };
export const Large: Story = { args: { value: '4', size: 'large' } };

/** A unit before or after the number. */
export const Units: Story = {
  render: () => html`<loqui-number-field label="Longest answer" value="4000" step="500" min="0"><span slot="end">tokens</span></loqui-number-field>`,
};

/** A button steps, and the page is told as by the native input. */
export const Steps: Story = {
  args: { value: '1', max: 2 },
  play: async ({ canvasElement }) => {
    const changed = fn();
    const field = canvasElement.querySelector('loqui-number-field');
    canvasElement.addEventListener('change', () => void changed(field?.value));
    const more = await find<HTMLButtonElement>(canvasElement, '[part="more"]');
    await userEvent.click(more);
    await expect(changed.mock.calls).toEqual([['2']]);
    await waitFor(() => expect(more.disabled).toBe(true));
  },
};

/** Too much: the field says so, in the words of the browser. */
export const TooMuch: Story = {
  args: { value: '12', max: 8 },
  play: async ({ canvasElement }) => {
    const field = canvasElement.querySelector('loqui-number-field');
    await expect(field?.reportValidity()).toBe(false);
    await expect(await find(canvasElement, '[part="error"]')).toHaveTextContent(field?.validationMessage ?? '?');
  },
};
