/** A button that is only an icon. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-icon-button.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  variant: 'neutral' | 'primary' | 'danger' | 'quiet';
  size: 'small' | 'medium' | 'large';
  label: string;
  toggle: boolean;
  pressed: boolean;
  disabled: boolean;
  loading: boolean;
}

const icon = html`<svg
  viewBox="0 0 24 24"
  aria-hidden="true"
  fill="none"
  stroke="currentColor"
  stroke-width="1.75"
  stroke-linecap="round"
  stroke-linejoin="round"
>
  <path d="M12 17v5M9 10.76a2 2 0 0 1-1.11 1.79l-1.78.9A2 2 0 0 0 5 15.24V17h14v-1.76a2 2 0 0 0-1.11-1.79l-1.78-.9A2 2 0 0 1 15 10.76V4H9z" />
</svg>`;
const variants = ['neutral', 'primary', 'danger', 'quiet'] as const;
const row = 'display: flex; flex-wrap: wrap; gap: 12px; align-items: center';

const meta = {
  title: 'Primitives/loqui-icon-button',
  component: 'loqui-icon-button',
  afterEach: settle,
  args: { variant: 'quiet', size: 'medium', label: 'Pin', toggle: false, pressed: false, disabled: false, loading: false },
  argTypes: {
    variant: { control: 'select', options: variants },
    size: { control: 'select', options: ['small', 'medium', 'large'] },
  },
  render: (args) =>
    html`<loqui-icon-button
      .variant=${args.variant}
      .size=${args.size}
      .label=${args.label}
      .toggle=${args.toggle}
      .pressed=${args.pressed}
      .disabled=${args.disabled}
      .loading=${args.loading}
      >${icon}</loqui-icon-button
    >`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Quiet: Story = {};
export const Disabled: Story = { args: { disabled: true } };
export const Loading: Story = { args: { loading: true } };

/** Each click presses or releases it. */
export const Toggle: Story = {
  args: { toggle: true },
  play: async ({ canvasElement }) => {
    const changed = fn();
    canvasElement.addEventListener('change', changed);
    const button = await find(canvasElement, 'button');
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(button);
    await find(canvasElement, 'button[aria-pressed="true"]');
    await expect(changed).toHaveBeenCalledOnce();
  },
};

export const Variants: Story = {
  render: () =>
    html`<div style=${row}>${variants.map((variant) => html`<loqui-icon-button label="Pin" .variant=${variant}>${icon}</loqui-icon-button>`)}</div>`,
};

export const Pressed: Story = {
  render: () =>
    html`<div style=${row}>
      ${variants.map((variant) => html`<loqui-icon-button label="Pin" toggle pressed .variant=${variant}>${icon}</loqui-icon-button>`)}
    </div>`,
};

export const Sizes: Story = {
  render: () =>
    html`<div style=${row}>
      ${(['small', 'medium', 'large'] as const).map((size) => html`<loqui-icon-button label="Pin" variant="neutral" .size=${size}>${icon}</loqui-icon-button>`)}
    </div>`,
};
