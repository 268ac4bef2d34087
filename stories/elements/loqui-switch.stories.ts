/** Something that is on or off. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-switch.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  label: string;
  hint: string;
  error: string;
  size: 'small' | 'medium' | 'large';
  checked: boolean;
  required: boolean;
  disabled: boolean;
  readonly: boolean;
}

const meta = {
  title: 'Primitives/loqui-switch',
  component: 'loqui-switch',
  afterEach: settle,
  args: { label: 'Notify me', hint: '', error: '', size: 'medium', checked: false, required: false, disabled: false, readonly: false },
  decorators: [(story) => html`<div style="max-inline-size: 320px">${story()}</div>`],
  render: (args) =>
    html`<loqui-switch
      name="field"
      label=${args.label}
      hint=${args.hint || nothing}
      error=${args.error || nothing}
      size=${args.size}
      ?checked=${args.checked}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
    ></loqui-switch>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Off: Story = {};
export const On: Story = { args: { checked: true, hint: 'On this device only.' } };
export const WithError: Story = { args: { error: 'That did not work. Try again.' } };
export const Disabled: Story = { args: { disabled: true } };
export const DisabledOn: Story = { args: { disabled: true, checked: true } };
export const ReadOnly: Story = { args: { readonly: true, checked: true } };

export const Sizes: Story = {
  render: () =>
    html`<div style="display: grid; gap: 8px">
      <loqui-switch size="small" checked>Small</loqui-switch><loqui-switch checked>Medium</loqui-switch><loqui-switch size="large" checked>Large</loqui-switch>
    </div>`,
};

/** A long label wraps beside the mark. */
export const LongLabel: Story = {
  args: { label: 'I have read the rules of this room, all of them, and shall keep to them as long as I am here', required: true },
};

/** A click on the text switches it, once. */
export const Switches: Story = {
  play: async ({ canvasElement }) => {
    const changed = fn();
    canvasElement.addEventListener('change', changed);
    (await find(canvasElement, '.text')).click();
    await expect(changed).toHaveBeenCalledOnce();
    await expect(canvasElement.querySelector('loqui-switch')?.checked).toBe(true);
  },
};

/** Sent without it, the form says what is missing. */
export const Required: Story = {
  render: () =>
    html`<form style="display: grid; gap: 12px; justify-items: start" @submit=${(event: Event) => event.preventDefault()}>
      <loqui-switch name="rules" required>I keep to the rules</loqui-switch><button>Enter</button>
    </form>`,
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('loqui-switch');
    await userEvent.click(await find(canvasElement, 'button'));
    await waitFor(() => expect(element?.matches(':state(invalid)')).toBe(true));
    await expect(document.activeElement).toBe(element);
    await userEvent.keyboard(' ');
    await expect(element?.matches(':state(invalid)')).toBe(false);
  },
};
