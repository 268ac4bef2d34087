/** The face of a member. */
import type { Author } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@loqui/elements/loqui-avatar.js';
import { ada, arjun, assistant, jonas, lin, mara, tomas, zoe } from '../scripts/people.js';

interface Args {
  author: Author;
}

const picture =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"%3E%3Crect width="8" height="8" fill="%23d9b48f"/%3E%3Ccircle cx="4" cy="3.2" r="1.7" fill="%235b3b22"/%3E%3Cpath d="M0.8 8a3.2 3.2 0 0 1 6.4 0" fill="%23356"/%3E%3C/svg%3E';

const meta = {
  title: 'Primitives/loqui-avatar',
  component: 'loqui-avatar',
  args: { author: mara },
  render: ({ author }) => html`<loqui-avatar .author=${author}></loqui-avatar>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Initials, on a colour that is always the same for the same person. */
export const Initials: Story = {};

export const Picture: Story = { args: { author: { ...mara, avatar: picture } } };

/** A picture that cannot be loaded: the initials are there instead. */
export const BrokenPicture: Story = { args: { author: { ...mara, avatar: 'data:image/png;base64,AAAA' } } };

export const Agent: Story = { args: { author: assistant } };

/** Every hue, fifteen in all: each must carry white initials legibly. */
export const Hues: Story = {
  render: () =>
    html`<div style="display: flex; flex-wrap: wrap; gap: 8px; max-inline-size: 300px">
      ${[
        ada,
        mara,
        jonas,
        arjun,
        lin,
        zoe,
        tomas,
        ...Array.from({ length: 28 }, (_, index) => ({ id: `member-${String(index)}`, name: `Member ${String(index)}`, kind: 'person' as const })),
      ].map((author) => html`<loqui-avatar .author=${author}></loqui-avatar>`)}
    </div>`,
};

/** `--loqui-avatar-size` and the part `base`. */
export const Styled: Story = {
  render: ({ author }) =>
    html`<style>
        .square {
          --loqui-avatar-size: 56px;
        }
        .square::part(base) {
          border-radius: 12px;
        }
      </style>
      <loqui-avatar class="square" .author=${author}></loqui-avatar>`,
};
