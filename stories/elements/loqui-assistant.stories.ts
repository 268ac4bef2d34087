/** The assistant panel: a conversation with an agent. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { arabicWords } from '../stage/arabic-words.js';
import { assistant, onStage, type PanelArgs } from '../stage/panel.js';

const meta = {
  ...onStage,
  title: 'Panels/loqui-assistant',
  component: 'loqui-assistant',
  args: { ...onStage.args, script: 'tool-call', width: 720 },
  render: (args, context) => assistant(args, context),
} satisfies Meta<PanelArgs>;

export default meta;
type Story = StoryObj<PanelArgs>;

const suggestions = ['Summarise what changed since Friday', 'Why did the nightly build fail?', 'Draft a note for the status page', 'Explain keyset paging'];

/** It thinks, searches, fails to read a file, and answers with sources. */
export const ToolCall: Story = {};

/** Headings, lists, a table, code in two languages, a quote, tasks: set as it streams. */
export const LongAnswer: Story = { args: { script: 'long-answer' } };

/** A greeting and what one could ask; a press sends it. */
export const Empty: Story = { args: { script: 'empty-assistant', suggestions, width: 480 } };

/** Greeting and suggestions of the site's own. */
export const OwnGreeting: Story = {
  args: { script: 'empty-assistant', greeting: 'Good morning. What shall we ship today?', suggestions: suggestions.slice(0, 2) },
};

/** The line is cut in the middle of the answer, and nothing is lost. */
export const LostLine: Story = { args: { script: 'lost-line' } };

export const Narrow280: Story = { args: { script: 'long-answer', width: 280 } };

export const Narrow320: Story = { args: { width: 320 } };

export const Wide1280: Story = { args: { script: 'long-answer', width: 1280 } };

export const Compact: Story = { args: { density: 'compact', width: 480 } };

export const Dark: Story = { args: { script: 'long-answer' }, globals: { theme: 'dark' } };

/** An accent too light to read on white: text and rings take a legible lightness of the same hue by themselves. */
export const CustomAccent: Story = {
  args: { script: 'empty-assistant', suggestions, width: 480 },
  render: (args, context) =>
    html`<style>
        .lemon {
          --loqui-accent: oklch(0.85 0.17 95);
          --loqui-radius: 16px;
        }
      </style>
      ${assistant(args, context, { className: 'lemon' })}`,
};

/** Slots: what stands in an empty room, a meter in the header, a disclaimer below. */
export const Slots: Story = {
  args: { script: 'empty-assistant', width: 480 },
  render: (args, context) =>
    assistant(args, context, {
      slots: html`
        <span slot="header-actions">12.4k of 40k</span>
        <div slot="empty" style="padding: 24px; text-align: center">
          <strong>Ask about your order</strong>
          <p>Have the number of your order at hand.</p>
        </div>
        <small slot="footer" style="padding-block-start: 8px; text-align: center">Answers can be wrong. Check what matters.</small>
      `,
    }),
};

/** Right to left, in Arabic. */
export const RightToLeft: Story = {
  args: { script: 'arabic', width: 480 },
  beforeEach: () => arabicWords(),
  render: (args, context) => assistant(args, context, { lang: 'ar', dir: 'rtl' }),
};
