/** A yes or no in a form. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-checkbox.js';
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
  title: 'Primitives/loqui-checkbox',
  component: 'loqui-checkbox',
  afterEach: settle,
  args: { label: 'Remember me', hint: '', error: '', size: 'medium', checked: false, required: false, disabled: false, readonly: false },
  decorators: [(story) => html`<div style="max-inline-size: 320px">${story()}</div>`],
  render: (args) =>
    html`<loqui-checkbox
      name="field"
      label=${args.label}
      hint=${args.hint || nothing}
      error=${args.error || nothing}
      size=${args.size}
      ?checked=${args.checked}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
    ></loqui-checkbox>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Off: Story = {};
export const On: Story = { args: { checked: true, hint: 'On this device only.' } };
export const WithError: Story = { args: { error: 'That did not work. Try again.' } };
export const Disabled: Story = { args: { disabled: true } };
export const DisabledOn: Story = { args: { disabled: true, checked: true } };
export const ReadOnly: Story = { args: { readonly: true, checked: true } };
/** Some of several are on. */
export const Indeterminate: Story = { render: () => html`<loqui-checkbox indeterminate>All rooms</loqui-checkbox>` };

export const Sizes: Story = {
  render: () =>
    html`<div style="display: grid; gap: 8px">
      <loqui-checkbox size="small" checked>Small</loqui-checkbox><loqui-checkbox checked>Medium</loqui-checkbox
      ><loqui-checkbox size="large" checked>Large</loqui-checkbox>
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
    await expect(canvasElement.querySelector('loqui-checkbox')?.checked).toBe(true);
  },
};

/** Sent without it, the form says what is missing. */
export const Required: Story = {
  render: () =>
    html`<form style="display: grid; gap: 12px; justify-items: start" @submit=${(event: Event) => event.preventDefault()}>
      <loqui-checkbox name="rules" required>I keep to the rules</loqui-checkbox><button>Enter</button>
    </form>`,
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('loqui-checkbox');
    await userEvent.click(await find(canvasElement, 'button'));
    await waitFor(() => expect(element?.matches(':state(invalid)')).toBe(true));
    await expect(document.activeElement).toBe(element);
    await userEvent.keyboard(' ');
    await expect(element?.matches(':state(invalid)')).toBe(false);
  },
};
