/** What holds a message of one's own up. */
import type { Delivery } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '@loqui/elements/loqui-delivery.js';
import { settle } from '../play/settle.js';
import { says } from '../play/shadow.js';
import { showActs } from '../stage/acts.js';
import { ownMessage } from '../stage/samples.js';

interface Args {
  delivery: Delivery | undefined;
}

const meta = {
  title: 'Views/loqui-delivery',
  component: 'loqui-delivery',
  beforeEach: showActs(['retry', 'discard']),
  afterEach: settle,
  args: { delivery: undefined },
  render: ({ delivery }) => html`<loqui-delivery .message=${{ ...ownMessage, status: 'pending' as const, ...(delivery && { delivery }) }}></loqui-delivery>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Said only after a second. */
export const Sending: Story = {
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-delivery', 'Sending');
  },
};
export const WaitingForConnection: Story = { args: { delivery: { state: 'waiting-line' } } };
/** The server said when; it can be tried at once. */
export const TooManyMessages: Story = {
  render: () =>
    html`<loqui-delivery
      .message=${{
        ...ownMessage,
        status: 'pending' as const,
        delivery: { state: 'waiting-server' as const, retryAt: Date.now() + 12_000, error: { code: 'rate-limited', message: 'Slow down.' } },
      }}
    ></loqui-delivery>`,
};
/** Behind one that waits. */
export const WaitingItsTurn: Story = { args: { delivery: { state: 'waiting-server', error: { code: 'store-busy', message: 'Busy.' } } } };
export const NotSaved: Story = { args: { delivery: { state: 'refused', error: { code: 'forbidden', message: 'Only until noon.' } } } };
export const Held: Story = { args: { delivery: { state: 'held' } } };
