/** What one presses. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, svg } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-button.js';
import { settle } from '../play/settle.js';
import { find, focused } from '../play/shadow.js';

interface Args {
  variant: 'neutral' | 'primary' | 'danger' | 'quiet';
  size: 'small' | 'medium' | 'large';
  disabled: boolean;
  loading: boolean;
  words: string;
}

const stroke = (path: string) => svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" />`;
const plus = html`<svg slot="start" viewBox="0 0 24 24" aria-hidden="true">${stroke('M5 12h14M12 5v14')}</svg>`;
const arrow = html`<svg slot="end" viewBox="0 0 24 24" aria-hidden="true">${stroke('M6 9l6 6 6-6')}</svg>`;
const row = 'display: flex; flex-wrap: wrap; gap: 12px; align-items: center';

const meta = {
  title: 'Primitives/loqui-button',
  component: 'loqui-button',
  afterEach: settle,
  args: { variant: 'neutral', size: 'medium', disabled: false, loading: false, words: 'Save changes' },
  argTypes: {
    variant: { control: 'select', options: ['neutral', 'primary', 'danger', 'quiet'] },
    size: { control: 'select', options: ['small', 'medium', 'large'] },
  },
  render: ({ variant, size, disabled, loading, words }) =>
    html`<loqui-button .variant=${variant} .size=${size} .disabled=${disabled} .loading=${loading}>${words}</loqui-button>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Neutral: Story = {
  play: async ({ canvasElement }) => {
    const clicked = fn();
    canvasElement.addEventListener('click', clicked);
    await userEvent.click(await find(canvasElement, 'button'));
    await userEvent.keyboard('{Enter}');
    await expect(clicked).toHaveBeenCalledTimes(2);
  },
};

export const Variants: Story = {
  render: () =>
    html`<div style=${row}>
      ${(['neutral', 'primary', 'danger', 'quiet'] as const).map((variant) => html`<loqui-button .variant=${variant}>${variant}</loqui-button>`)}
    </div>`,
};

export const Sizes: Story = {
  render: () =>
    html`<div style=${row}>
      ${(['small', 'medium', 'large'] as const).map((size) => html`<loqui-button variant="primary" .size=${size}>${size}</loqui-button>`)}
    </div>`,
};

export const Icons: Story = {
  render: () =>
    html`<div style=${row}>
      <loqui-button variant="primary">${plus}New room</loqui-button><loqui-button aria-haspopup="menu" aria-expanded="false">Sort${arrow}</loqui-button>
    </div>`,
};

export const Disabled: Story = {
  render: () =>
    html`<div style=${row}>
      ${(['neutral', 'primary', 'danger', 'quiet'] as const).map((variant) => html`<loqui-button disabled .variant=${variant}>${variant}</loqui-button>`)}
      <loqui-button disabled href="#there">link</loqui-button>
    </div>`,
};

/** It keeps its width and the focus. */
export const Loading: Story = {
  render: () =>
    html`<div style=${row}>
      ${(['neutral', 'primary', 'danger', 'quiet'] as const).map((variant) => html`<loqui-button loading .variant=${variant}>${variant}</loqui-button>`)}
    </div>`,
  play: async ({ canvasElement }) => {
    const clicked = fn();
    canvasElement.addEventListener('click', clicked);
    const button = await find(canvasElement, 'button');
    button.focus();
    await userEvent.keyboard('{Enter}');
    await expect(clicked).not.toHaveBeenCalled();
    await expect(focused()).toBe(button);
  },
};

export const Link: Story = { render: () => html`<loqui-button href="https://example.org" target="_blank">Read the notes</loqui-button>` };

/** Enter in the field presses the submit button. */
export const InForm: Story = {
  render: () =>
    html`<form style=${row}>
      <label>Name <input name="name" value="Release room" /></label>
      <loqui-button type="submit" variant="primary" name="act" value="save">Save</loqui-button>
      <loqui-button type="reset" variant="quiet">Reset</loqui-button>
    </form>`,
  play: async ({ canvasElement }) => {
    const sent = fn();
    const form = await find<HTMLFormElement>(canvasElement, 'form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent(new FormData(form).get('act'));
    });
    const field = await find<HTMLInputElement>(canvasElement, 'input');
    await userEvent.type(field, ' two{Enter}');
    await expect(sent).toHaveBeenCalledWith('save');
    await userEvent.click(await find(canvasElement, 'loqui-button[type="reset"]'));
    await expect(field.value).toBe('Release room');
  },
};

/** Words that do not fit wrap. */
export const Narrow: Story = {
  args: { words: 'Save these changes and tell everybody in the room' },
  decorators: [(story) => html`<div style="inline-size: 160px">${story()}</div>`],
};

export const RightToLeft: Story = { render: () => html`<div dir="rtl" style=${row}><loqui-button>${plus}غرفة جديدة</loqui-button></div>` };
