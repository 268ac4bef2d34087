/** One line of text in a form. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-input.js';
import { settle } from '../play/settle.js';
import { find, focused } from '../play/shadow.js';

interface Args {
  label: string;
  hint: string;
  error: string;
  value: string;
  placeholder: string;
  type: 'text' | 'email' | 'url' | 'password' | 'search' | 'tel';
  size: 'small' | 'medium' | 'large';
  required: boolean;
  disabled: boolean;
  readonly: boolean;
  clearable: boolean;
}

const meta = {
  title: 'Primitives/loqui-input',
  component: 'loqui-input',
  afterEach: settle,
  args: {
    label: 'Name',
    hint: '',
    error: '',
    value: '',
    placeholder: '',
    type: 'text',
    size: 'medium',
    required: false,
    disabled: false,
    readonly: false,
    clearable: false,
  },
  decorators: [(story) => html`<div style="max-inline-size: 320px">${story()}</div>`],
  render: (args) =>
    html`<loqui-input
      name="field"
      label=${args.label}
      hint=${args.hint || nothing}
      error=${args.error || nothing}
      value=${args.value}
      placeholder=${args.placeholder}
      type=${args.type}
      size=${args.size}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
      ?clearable=${args.clearable}
    ></loqui-input>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Empty: Story = { args: { placeholder: 'As others see it' } };
export const Filled: Story = { args: { value: 'Mara Kovač' } };
export const WithHint: Story = { args: { hint: 'Others in the room see it.', required: true } };
/** A problem that the server found. */
export const WithError: Story = { args: { value: 'mara', error: 'This name is taken.', hint: 'Letters and digits.' } };
export const Disabled: Story = { args: { value: 'Mara Kovač', disabled: true } };
export const ReadOnly: Story = { args: { value: 'Mara Kovač', readonly: true } };
export const Password: Story = { args: { label: 'Password', type: 'password', value: 'not this one' } };

export const Sizes: Story = {
  render: () =>
    html`<div style="display: grid; gap: 16px">
      <loqui-input size="small" label="Small" value="Release room"></loqui-input>
      <loqui-input label="Medium" value="Release room"></loqui-input>
      <loqui-input size="large" label="Large" value="Release room"></loqui-input>
    </div>`,
};

/** Before and after the text: what is no part of it. */
export const Slots: Story = {
  render: () =>
    html`<loqui-input type="url" value="release-room">
      <span slot="label">Address</span><span slot="start">example.org/</span><span slot="end">.html</span><span slot="hint">Small letters and hyphens.</span>
    </loqui-input>`,
};

/** A label of the page names it. */
export const LabelOfThePage: Story = {
  render: () => html`<label for="search-field">Find a room</label> <loqui-input id="search-field" type="search"></loqui-input>`,
  play: async ({ canvasElement }) => {
    (await find(canvasElement, 'label[for="search-field"]')).click();
    await waitFor(() => expect(focused()).toHaveAttribute('aria-label', 'Find a room'));
  },
};

export const Clearable: Story = {
  args: { label: 'Find', type: 'search', value: 'release', clearable: true },
  play: async ({ canvasElement }) => {
    const changed = fn();
    canvasElement.addEventListener('change', changed);
    await userEvent.click(await find(canvasElement, '[part="clear"]'));
    await expect(changed).toHaveBeenCalledOnce();
    await expect(await find<HTMLInputElement>(canvasElement, '[part="input"]')).toHaveValue('');
  },
};

/** Sent with a problem, the form shows each one and focuses the first. */
export const InAForm: Story = {
  render: () =>
    html`<form style="display: grid; gap: 16px" @submit=${(event: Event) => event.preventDefault()}>
      <loqui-input name="name" label="Name" required></loqui-input>
      <loqui-input name="mail" type="email" label="Mail" hint="Where the invitation goes." required></loqui-input>
      <button>Invite</button>
    </form>`,
  play: async ({ canvasElement }) => {
    const [name, mail] = canvasElement.querySelectorAll('loqui-input');
    if (!name || !mail) throw new Error('no fields');
    await userEvent.click(await find(canvasElement, 'button'));
    await waitFor(() => expect(mail.matches(':state(invalid)')).toBe(true));
    await expect(document.activeElement).toBe(name);
    await userEvent.keyboard('Mara');
    await expect(name.matches(':state(invalid)')).toBe(false);
    await expect(mail.shadowRoot?.querySelector('[part="error"]')).toHaveTextContent(mail.validationMessage);
  },
};
