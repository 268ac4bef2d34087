/** One of several choices in a form. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-radio-group.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  label: string;
  hint: string;
  error: string;
  value: string;
  orientation: 'vertical' | 'horizontal';
  size: 'small' | 'medium' | 'large';
  required: boolean;
  disabled: boolean;
  readonly: boolean;
}

const meta = {
  title: 'Primitives/loqui-radio-group',
  component: 'loqui-radio-group',
  afterEach: settle,
  args: {
    label: 'Tell me of',
    hint: '',
    error: '',
    value: '',
    orientation: 'vertical',
    size: 'medium',
    required: false,
    disabled: false,
    readonly: false,
  },
  decorators: [(story) => html`<div style="max-inline-size: 320px">${story()}</div>`],
  render: (args) =>
    html`<loqui-radio-group
      name="news"
      label=${args.label}
      hint=${args.hint || nothing}
      error=${args.error || nothing}
      value=${args.value}
      orientation=${args.orientation}
      size=${args.size}
      ?required=${args.required}
      ?disabled=${args.disabled}
      ?readonly=${args.readonly}
    >
      <loqui-radio value="all">Every message</loqui-radio>
      <loqui-radio value="mine" hint="And answers to what you wrote.">What mentions me</loqui-radio>
      <loqui-radio value="none">Nothing</loqui-radio>
    </loqui-radio-group>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const NoneChosen: Story = { args: { required: true } };
export const Chosen: Story = { args: { value: 'mine', hint: 'You can change it at any time.' } };
export const Horizontal: Story = { args: { value: 'all', orientation: 'horizontal' } };
export const WithError: Story = { args: { value: 'all', error: 'Your browser does not allow that.' } };
export const Disabled: Story = { args: { value: 'mine', disabled: true } };
export const ReadOnly: Story = { args: { value: 'mine', readonly: true } };
export const Small: Story = { args: { value: 'mine', size: 'small' } };
export const Large: Story = { args: { value: 'mine', size: 'large' } };

export const OneDisabled: Story = {
  render: () =>
    html`<loqui-radio-group label="Plan" value="free"
      ><loqui-radio value="free">Free</loqui-radio><loqui-radio value="paid" disabled>Paid</loqui-radio></loqui-radio-group
    >`,
};

/** Tab comes to the chosen one, arrows choose another and go round. */
export const Keyboard: Story = {
  args: { value: 'none' },
  play: async ({ canvasElement }) => {
    const changed = fn();
    const group = canvasElement.querySelector('loqui-radio-group');
    canvasElement.addEventListener('change', () => void changed(group?.value));
    group?.focus();
    await userEvent.keyboard('{ArrowDown}');
    await userEvent.keyboard('{ArrowDown}');
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() => expect(changed.mock.calls).toEqual([['all'], ['mine'], ['all']]));
  },
};

/** Sent without a choice, the form says what is missing. */
export const Required: Story = {
  render: () =>
    html`<form style="display: grid; gap: 12px; justify-items: start" @submit=${(event: Event) => event.preventDefault()}>
      <loqui-radio-group name="plan" label="Plan" required
        ><loqui-radio value="free">Free</loqui-radio><loqui-radio value="paid">Paid</loqui-radio></loqui-radio-group
      ><button>Go on</button>
    </form>`,
  play: async ({ canvasElement }) => {
    const group = canvasElement.querySelector('loqui-radio-group');
    await userEvent.click(await find(canvasElement, 'button'));
    await waitFor(() => expect(group?.matches(':state(invalid)')).toBe(true));
    (await find(canvasElement, 'loqui-radio[value="paid"]')).click();
    await expect(group?.matches(':state(invalid)')).toBe(false);
  },
};
