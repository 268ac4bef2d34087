/** How the line stands, and only when it is not fine. */
import type { ConnectionState } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '@loqui/elements/loqui-connection-status.js';
import { settle } from '../play/settle.js';
import { find, says } from '../play/shadow.js';

interface Args {
  connection: ConnectionState;
}

const meta = {
  title: 'Views/loqui-connection-status',
  component: 'loqui-connection-status',
  afterEach: settle,
  args: { connection: { status: 'open' } },
  render: ({ connection }) => html`<loqui-connection-status .connection=${connection}></loqui-connection-status>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** All is well: nothing is said. */
export const Open: Story = {
  play: async ({ canvasElement }) => {
    const status = await find(canvasElement, 'loqui-connection-status');
    await expect(status.matches(':state(silent)')).toBe(true);
    await expect(getComputedStyle(status).display).toBe('none');
  },
};
/** Said only after a second: a line that opens quickly is not worth a word. */
export const Connecting: Story = {
  args: { connection: { status: 'connecting', attempt: 1 } },
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-connection-status', 'Connecting');
  },
};
export const Waiting: Story = {
  render: () =>
    html`<loqui-connection-status
      .connection=${{ status: 'waiting', attempt: 2, retryAt: Date.now() + 8_000, error: { code: 'network', message: 'The line was cut.' } } satisfies ConnectionState}
    ></loqui-connection-status>`,
};
export const Closed: Story = { args: { connection: { status: 'closed', error: { code: 'forbidden', message: 'You are not a member of this room.' } } } };
