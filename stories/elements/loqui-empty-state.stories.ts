/** A conversation that has not begun. */
import type { Author } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-empty-state.js';
import { says } from '../play/shadow.js';
import { assistant } from '../scripts/people.js';

interface Args {
  agent: Author;
  greeting: string;
  text: string;
  suggestions: readonly string[];
}

const meta = {
  title: 'Views/loqui-empty-state',
  component: 'loqui-empty-state',
  args: {
    agent: assistant,
    greeting: 'What can Assistant do for you?',
    text: 'Ask a question, or begin with one of these.',
    suggestions: ['Summarise what changed since Friday', 'Why did the nightly build fail?', 'Draft a note for the status page'],
  },
  render: ({ agent, greeting, text, suggestions }) =>
    html`<loqui-empty-state .agent=${agent} .greeting=${greeting} .text=${text} .suggestions=${suggestions} .to=${['assistant']}></loqui-empty-state>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const WithAgent: Story = {};
export const OfPeople: Story = {
  render: () => html`<loqui-empty-state greeting="No messages yet" text="Write the first one. Everyone in the room will see it."></loqui-empty-state>`,
};
export const MoreBelow: Story = {
  render: ({ agent, greeting }) => html`<loqui-empty-state .agent=${agent} .greeting=${greeting}><p>Answers come from our handbook.</p></loqui-empty-state>`,
};

/** A press sends the suggestion to the agent. */
export const SuggestionSends: Story = {
  play: async ({ canvasElement }) => {
    const sent = fn();
    canvasElement.addEventListener('loqui-send', (event) => void sent(event.text, event.to));
    await userEvent.click(await says(canvasElement, '[part="suggestion"]', 'nightly build'));
    await expect(sent.mock.calls).toEqual([['Why did the nightly build fail?', ['assistant']]]);
  },
};
