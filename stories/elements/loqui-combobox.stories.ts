/** A text field that filters options. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import type { ComboboxOption, LoadOptions } from '@loqui/elements';
import '@loqui/elements/loqui-combobox.js';
import { settle } from '../play/settle.js';
import { find, look } from '../play/shadow.js';

const people: readonly ComboboxOption[] = [
  { value: 'mara', label: 'Mara Lindt', detail: 'Design', group: 'In this room' },
  { value: 'jonas', label: 'Jonas Weber', detail: 'Release', group: 'In this room' },
  { value: 'assistant', label: 'Assistant', detail: 'Agent', group: 'In this room' },
  { value: 'yusuf', label: 'Yusuf Demir', detail: 'Support', group: 'Elsewhere' },
  { value: 'zoe', label: 'Zoë Martin', detail: 'On leave', group: 'Elsewhere', disabled: true },
  { value: 'ines', label: 'Inês Carvalho', group: 'Elsewhere' },
];

interface Args {
  label: string;
  hint: string;
  error: string;
  value: string;
  placeholder: string;
  options: readonly ComboboxOption[];
  load: LoadOptions | undefined;
  multiple: boolean;
  creatable: boolean;
  size: 'small' | 'medium' | 'large';
  required: boolean;
  disabled: boolean;
  readonly: boolean;
}

const meta = {
  title: 'Primitives/loqui-combobox',
  component: 'loqui-combobox',
  afterEach: settle,
  args: {
    label: 'Who',
    hint: '',
    error: '',
    value: '',
    placeholder: '',
    options: people,
    load: undefined,
    multiple: false,
    creatable: false,
    size: 'medium',
    required: false,
    disabled: false,
    readonly: false,
  },
  decorators: [(story) => html`<div style="max-inline-size: 320px; min-block-size: 340px">${story()}</div>`],
  render: (args) =>
    html`<loqui-combobox
      name="who"
      label=${args.label}
      hint=${args.hint || nothing}
      error=${args.error || nothing}
      value=${args.value}
      placeholder=${args.placeholder}
      size=${args.size}
      .options=${args.options}
      .load=${args.load}
      ?multiple=${args.multiple}
      ?creatable=${args.creatable}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
    ></loqui-combobox>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

const open: Story['play'] = async ({ canvasElement }) => {
  await userEvent.click(await find(canvasElement, 'input[role=combobox]'));
  await waitFor(() => expect(look(canvasElement, 'loqui-combobox')?.matches(':state(open)')).toBe(true));
};

export const First: Story = { args: { placeholder: 'Anyone' } };
export const Chosen: Story = { args: { value: 'jonas', hint: 'Is asked first.' } };
export const WithError: Story = { args: { value: 'mara', error: 'Mara is not in this room.' } };
export const Disabled: Story = { args: { value: 'mara', disabled: true } };
export const ReadOnly: Story = { args: { value: '["mara", "jonas"]', multiple: true, readonly: true } };
export const Chips: Story = { args: { value: '["mara", "assistant", "yusuf"]', multiple: true, label: 'Members' } };
export const Sizes: Story = {
  render: () =>
    html`<div style="display: grid; gap: 16px">
      <loqui-combobox size="small" label="Small" multiple value='["mara"]' .options=${people}></loqui-combobox>
      <loqui-combobox label="Medium" multiple value='["mara"]' .options=${people}></loqui-combobox>
      <loqui-combobox size="large" label="Large" multiple value='["mara"]' .options=${people}></loqui-combobox>
    </div>`,
};

/** Groups with their names, the options of each together. */
export const Open: Story = { args: { value: 'jonas' }, play: open };
export const OpenWithChips: Story = { args: { value: '["mara", "assistant"]', multiple: true }, play: open };
export const Loading: Story = { args: { load: () => new Promise(() => undefined) }, play: open };
export const NotLoaded: Story = {
  args: { load: () => Promise.reject(new Error('offline')) },
  play: async (context) => {
    await open(context);
    await waitFor(() => expect(look(context.canvasElement, '[part=notice]')?.textContent).toContain('could not be loaded'));
  },
};

export const Filters: Story = {
  play: async ({ canvasElement }) => {
    const changed = fn();
    canvasElement.addEventListener('change', changed);
    await userEvent.type(await find(canvasElement, 'input[role=combobox]'), 'ines');
    await userEvent.keyboard('{Enter}');
    await expect(changed).toHaveBeenCalledOnce();
    await expect(canvasElement.querySelector('loqui-combobox')?.value).toBe('ines');
    await expect((await find<HTMLInputElement>(canvasElement, 'input[role=combobox]')).value).toBe('Inês Carvalho');
  },
};

export const NoMatch: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.type(await find(canvasElement, 'input[role=combobox]'), 'nobody');
    await expect((await find(canvasElement, '[part=notice]')).textContent).toBe('No match');
  },
};

/** What matches nothing can be created. */
export const Creates: Story = {
  args: { multiple: true, creatable: true, label: 'Tags' },
  play: async ({ canvasElement }) => {
    await userEvent.type(await find(canvasElement, 'input[role=combobox]'), 'Guest{Enter}');
    await expect(canvasElement.querySelector('loqui-combobox')?.values).toEqual(['Guest']);
  },
};

const many = Array.from({ length: 10_000 }, (_, index) => ({
  value: String(index),
  label: `Option ${String(index + 1)}`,
  group: `Group ${String((index % 4) + 1)}`,
}));
export const TenThousand: Story = { args: { options: many, label: 'Option' }, play: open };
