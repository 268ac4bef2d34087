/** Where an answer took its facts from. */
import type { SourceDocumentPart, SourceUrlPart } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '@loqui/elements/loqui-sources.js';
import { all, find } from '../play/shadow.js';

interface Args {
  sources: readonly (SourceUrlPart | SourceDocumentPart)[];
}

const meta = {
  title: 'Views/loqui-sources',
  component: 'loqui-sources',
  args: {
    sources: [
      { type: 'source-url', sourceId: 's1', url: 'https://use-the-index-luke.com/no-offset', title: 'We need tool support for keyset pagination' },
      { type: 'source-url', sourceId: 's2', url: 'https://www.postgresql.org/docs/current/queries-limit.html' },
      { type: 'source-document', sourceId: 's3', mediaType: 'application/pdf', title: 'Paging, design notes', filename: 'paging.pdf' },
    ],
  },
  decorators: [(story) => html`<div style="max-inline-size: 420px">${story()}</div>`],
  render: ({ sources }) => html`<loqui-sources .sources=${sources}></loqui-sources>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Several: Story = {};
/** An address that is not of the web becomes no link. */
export const UnsafeAddress: Story = {
  args: { sources: [{ type: 'source-url', sourceId: 's1', url: 'javascript:alert(1)', title: 'Not a page' }] },
  play: async ({ canvasElement }) => {
    await find(canvasElement, '[part="source"]');
    await expect(all(canvasElement, 'a')).toHaveLength(0);
  },
};
