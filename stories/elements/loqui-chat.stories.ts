/** The chat panel: a room for people, with agents among them. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { chat, onStage, type PanelArgs } from '../stage/panel.js';
import { arabicWords } from '../stage/arabic-words.js';

const meta = {
  ...onStage,
  title: 'Panels/loqui-chat',
  component: 'loqui-chat',
  render: (args, context) => chat(args, context),
} satisfies Meta<PanelArgs>;

export default meta;
type Story = StoryObj<PanelArgs>;

/** Two colleagues, a question to the agent, its answer. */
export const ShortChat: Story = {};

/** Days of history, people who come and go, replies, a second agent. */
export const BusyRoom: Story = { args: { script: 'busy-room', width: 720 } };

/** The line is cut in the middle of an answer, and nothing is lost. */
export const LostLine: Story = { args: { script: 'lost-line', width: 480 } };

/** Nothing said yet, among people. */
export const Empty: Story = { args: { script: 'empty-chat' } };

/** The narrowest panel: no faces, tighter. */
export const Narrow280: Story = { args: { script: 'busy-room', width: 280 } };

export const Narrow320: Story = { args: { width: 320 } };

/** The column stays readable and in the middle. */
export const Wide1280: Story = { args: { script: 'busy-room', width: 1280 } };

/** For team rooms: own messages look like everyone's. */
export const Flat: Story = { args: { script: 'busy-room', layout: 'flat', width: 560 } };

/** Levers on the tag: a dark panel with another accent and square corners, in any page. */
export const Levers: Story = { args: { script: 'busy-room', theme: 'dark', accent: 'oklch(0.72 0.15 150)', radius: 'none' } };

export const Compact: Story = { args: { script: 'busy-room', density: 'compact' } };

/** In the dark, whatever the page around it is. */
export const Dark: Story = { globals: { theme: 'dark' } };

/** Reading along. */
export const ReadOnly: Story = { args: { readonly: true } };

/** Nothing but messages and composer. */
export const WithoutHeader: Story = { args: { noHeader: true } };

/** Files can be picked; the page uploads them, see `loqui-attach`. */
export const WithUploads: Story = { args: { uploads: true } };

/** One property, `--loqui-accent`, and everything follows. `--loqui-radius` is the lever of all corners. */
export const CustomAccent: Story = {
  render: (args, context) =>
    html`<style>
        .forest {
          --loqui-accent: oklch(0.5 0.12 155);
          --loqui-radius: 4px;
          --loqui-font: Georgia, 'Times New Roman', serif;
        }
      </style>
      ${chat(args, context, { className: 'forest' })}`,
};

/** Every slot filled: the header and its actions, the composer's row, the footer. */
export const Slots: Story = {
  args: { width: 480 },
  render: (args, context) =>
    chat(args, context, {
      slots: html`
        <button slot="header-actions" type="button">Leave</button>
        <button slot="composer-tools" type="button">Emoji</button>
        <button slot="composer-actions" type="button">Schedule</button>
        <small slot="footer" style="padding-block-start: 8px; text-align: center">Messages are kept for 30 days.</small>
      `,
    }),
};

/** What stands in an empty room, of the site's own. */
export const OwnEmpty: Story = {
  args: { script: 'empty-chat' },
  render: (args, context) => chat(args, context, { slots: html`<p slot="empty" style="text-align: center">Plan the offsite here. Begin with a date.</p>` }),
};

/** The header replaced as a whole. */
export const OwnHeader: Story = {
  render: (args, context) =>
    chat(args, context, { slots: html`<div slot="header" style="padding: 12px 16px; font-weight: 600">Support, Mondays to Fridays</div>` }),
};

/** Parts reach what no token names. */
export const Parts: Story = {
  args: { width: 480 },
  render: (args, context) =>
    html`<style>
        .parts::part(header) {
          background: color-mix(in oklab, Canvas, CanvasText 4%);
        }
        .parts::part(title) {
          letter-spacing: 0.06em;
          text-transform: uppercase;
        }
        .parts::part(base) {
          border-radius: 0;
        }
        .parts::part(field) {
          border-radius: 0;
        }
        .parts::part(send) {
          border-radius: 0;
        }
      </style>
      ${chat(args, context, { className: 'parts' })}`,
};

/** Right to left, in Arabic: the strings are added with `addTranslation`, code keeps its own direction. */
export const RightToLeft: Story = {
  args: { script: 'arabic' },
  beforeEach: () => arabicWords(),
  render: (args, context) => chat(args, context, { lang: 'ar', dir: 'rtl' }),
};

/** In German, built in. */
export const German: Story = { render: (args, context) => chat(args, context, { lang: 'de' }) };
