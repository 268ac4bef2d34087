/** A choice of options in a form. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-select.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  label: string;
  hint: string;
  error: string;
  value: string;
  placeholder: string;
  multiple: boolean;
  size: 'small' | 'medium' | 'large';
  required: boolean;
  disabled: boolean;
  readonly: boolean;
}

const meta = {
  title: 'Primitives/loqui-select',
  component: 'loqui-select',
  afterEach: settle,
  args: {
    label: 'Room',
    hint: '',
    error: '',
    value: '',
    placeholder: '',
    multiple: false,
    size: 'medium',
    required: false,
    disabled: false,
    readonly: false,
  },
  decorators: [(story) => html`<div style="max-inline-size: 320px">${story()}</div>`],
  render: (args) =>
    html`<loqui-select
      name="room"
      label=${args.label}
      hint=${args.hint || nothing}
      error=${args.error || nothing}
      value=${args.value}
      placeholder=${args.placeholder}
      size=${args.size}
      ?multiple=${args.multiple}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
      ><optgroup label="Open">
        <option value="release">Release room</option>
        <option value="support">Support</option>
      </optgroup>
      <optgroup label="Closed">
        <option value="design">Design</option>
        <option value="old" disabled>Archive</option>
      </optgroup></loqui-select
    >`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const First: Story = {};
export const Chosen: Story = { args: { value: 'support', hint: 'Where the answer goes.' } };
export const Placeholder: Story = { args: { placeholder: 'Choose a room', required: true } };
export const WithError: Story = { args: { value: 'design', error: 'This room is closed.' } };
export const Disabled: Story = { args: { disabled: true } };
export const ReadOnly: Story = { args: { readonly: true, value: 'support' } };

export const Sizes: Story = {
  render: () =>
    html`<div style="display: grid; gap: 16px">
      <loqui-select size="small" label="Small"><option>Release room</option></loqui-select>
      <loqui-select label="Medium"><option>Release room</option></loqui-select>
      <loqui-select size="large" label="Large"><option>Release room</option></loqui-select>
    </div>`,
};

/** Several may be chosen, in the browser's own list box. */
export const Multiple: Story = {
  args: { multiple: true, label: 'Rooms' },
  play: async ({ canvasElement }) => {
    const changed = fn();
    canvasElement.addEventListener('change', changed);
    const select = await find<HTMLSelectElement>(canvasElement, 'select');
    await userEvent.selectOptions(select, ['release', 'design']);
    await expect(changed).toHaveBeenCalled();
    await expect(canvasElement.querySelector('loqui-select')?.values).toEqual(['release', 'design']);
  },
};

export const Chooses: Story = {
  args: { placeholder: 'Choose a room' },
  play: async ({ canvasElement }) => {
    const changed = fn();
    canvasElement.addEventListener('change', changed);
    await userEvent.selectOptions(await find(canvasElement, 'select'), 'support');
    await expect(changed).toHaveBeenCalledOnce();
    await expect(canvasElement.querySelector('loqui-select')?.value).toBe('support');
  },
};
