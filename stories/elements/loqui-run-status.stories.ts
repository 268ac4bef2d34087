/** What an agent is doing right now. */
import type { ActiveRun, Author } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-run-status.js';
import { settle } from '../play/settle.js';
import { find } from '../play/shadow.js';
import { assistant } from '../scripts/people.js';
import { activeRun } from '../stage/samples.js';

interface Args {
  run: ActiveRun;
  agent: Author;
  noStop: boolean;
}

const meta = {
  title: 'Views/loqui-run-status',
  component: 'loqui-run-status',
  afterEach: settle,
  args: { run: activeRun, agent: assistant, noStop: false },
  render: ({ run, agent, noStop }) => html`<loqui-run-status .run=${run} .agent=${agent} .noStop=${noStop}></loqui-run-status>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Writing: Story = {
  play: async ({ canvasElement }) => {
    const stopped = fn();
    canvasElement.addEventListener('loqui-stop', (event) => void stopped(event.runId));
    await userEvent.click(await find(canvasElement, '[part="stop"]'));
    await expect(stopped.mock.calls).toEqual([[activeRun.id]]);
  },
};
/** Where something beside it stops the run already. */
export const WithoutStop: Story = { args: { noStop: true } };
export const Starting: Story = { args: { run: { ...activeRun, activity: 'starting' } } };
export const Thinking: Story = { args: { run: { ...activeRun, activity: 'thinking' } } };
export const Calling: Story = { args: { run: { ...activeRun, activity: 'calling', tool: 'search' } } };
export const Queued: Story = { args: { run: { ...activeRun, status: 'queued' } } };
export const WaitingForAPerson: Story = { args: { run: { ...activeRun, status: 'waiting' } } };
