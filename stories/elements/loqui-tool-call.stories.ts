/** A tool an agent called, in every state of its life. */
import type { DynamicToolPart, ToolPart } from '@loqui/core';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import '@loqui/elements/loqui-tool-call.js';
import { find, look, says } from '../play/shadow.js';

interface Args {
  call: ToolPart | DynamicToolPart;
  over: boolean;
}

const search: ToolPart = {
  type: 'tool-search',
  toolCallId: 'call-1',
  state: 'output-available',
  input: { query: 'cursor', path: 'src/export' },
  output: [{ file: 'src/export/page.ts', line: 12 }],
};
const { output: _output, ...running } = search;
const { input: _input, ...bare } = running;

const meta = {
  title: 'Views/loqui-tool-call',
  component: 'loqui-tool-call',
  args: { call: search, over: false },
  decorators: [(story) => html`<div style="max-inline-size: 560px">${story()}</div>`],
  render: ({ call, over }) => html`<loqui-tool-call .call=${call} .over=${over}></loqui-tool-call>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const InputStreaming: Story = { args: { call: { ...bare, state: 'input-streaming', inputText: '{"query": "cur' } } };
export const Running: Story = { args: { call: { ...running, state: 'input-available' } } };
/** The run is over and nobody ran it. */
export const NotRun: Story = { args: { call: { ...running, state: 'input-available' }, over: true } };
export const WaitingForApproval: Story = { args: { call: { ...running, state: 'approval-requested', approval: { id: 'a-1' } } } };
export const Done: Story = {};
export const Failed: Story = { args: { call: { ...running, state: 'output-error', errorText: 'ENOENT: no such file or directory' } } };
export const Denied: Story = {
  args: { call: { ...running, state: 'output-denied', approval: { id: 'a-1', approved: false, reason: 'Not on the production database.' } } },
};
/** A tool known only at run time, with a title of its own. */
export const Dynamic: Story = {
  args: { call: { ...search, type: 'dynamic-tool', toolName: 'mcp__files__read', title: 'Read a file', input: { path: 'src/import/resume.ts' } } },
};
/** One line, whatever the width. */
export const Narrow: Story = { render: ({ call }) => html`<div style="inline-size: 220px"><loqui-tool-call .call=${call}></loqui-tool-call></div>` };

export const Expands: Story = {
  play: async ({ canvasElement }) => {
    await expect(look(canvasElement, 'pre')).toBeUndefined();
    await userEvent.click(await find(canvasElement, 'summary'));
    await says(canvasElement, '[part="input"]', '"query": "cursor"');
    await says(canvasElement, '[part="output"]', 'src/export/page.ts');
  },
};

/** States reach a page's style sheet: `:state(failed)`. */
export const Styled: Story = {
  args: { call: { ...running, state: 'output-error', errorText: 'ENOENT: no such file or directory' } },
  render: ({ call }) =>
    html`<style>
        .loud:state(failed)::part(base) {
          border-color: currentColor;
        }
      </style>
      <loqui-tool-call class="loud" .call=${call}></loqui-tool-call>`,
};
