/** A line that opens what is below it, alone or as an accordion. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-disclosure.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';

interface Args {
  summary: string;
  open: boolean;
  disabled: boolean;
  variant: 'neutral' | 'quiet';
  size: 'small' | 'medium' | 'large';
  dir: 'ltr' | 'rtl';
}

const meta = {
  title: 'Primitives/loqui-disclosure',
  component: 'loqui-disclosure',
  afterEach: settle,
  args: { summary: 'How it was found', open: false, disabled: false, variant: 'neutral', size: 'medium', dir: 'ltr' },
  argTypes: {
    variant: { control: 'inline-radio', options: ['neutral', 'quiet'] },
    size: { control: 'inline-radio', options: ['small', 'medium', 'large'] },
    dir: { control: 'inline-radio', options: ['ltr', 'rtl'] },
  },
  render: ({ summary, open, disabled, variant, size, dir }) =>
    html`<div dir=${dir}>
      <loqui-disclosure .summary=${summary} ?open=${open} ?disabled=${disabled} .variant=${variant} .size=${size}>
        The agent has read three files and run the tests twice.
      </loqui-disclosure>
    </div>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Closed: Story = {};
export const Open: Story = { args: { open: true } };
export const Quiet: Story = { args: { open: true, variant: 'quiet' } };
export const Small: Story = { args: { open: true, size: 'small' } };
export const Large: Story = { args: { open: true, size: 'large' } };
export const Disabled: Story = { args: { disabled: true } };
export const RightToLeft: Story = { args: { dir: 'rtl', open: true } };

export const Accordion: Story = {
  render: ({ variant, size }) =>
    html`<div style="display: grid; gap: 8px">
      ${['What is a room?', 'Who can read it?', 'What does an agent see?'].map(
        (question) => html`<loqui-disclosure name="questions" .summary=${question} .variant=${variant} .size=${size}>An answer.</loqui-disclosure>`,
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'summary');
    const all = [...canvasElement.querySelectorAll('loqui-disclosure')];
    const line = async (index: number): Promise<HTMLElement> => find(all[index]!.shadowRoot!, 'summary');
    await userEvent.click(await line(0));
    await waitFor(() => expect(all.map(({ open }) => open)).toEqual([true, false, false]));
    (await line(2)).focus();
    await userEvent.click(await line(2));
    await waitFor(() => expect(all.map(({ open }) => open)).toEqual([false, false, true]));
  },
};
