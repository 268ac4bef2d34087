/** A block of code. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, spyOn, userEvent, waitFor } from 'storybook/test';
import '@loqui/elements/loqui-code-block.js';
import { find, textOf } from '../play/shadow.js';

interface Args {
  code: string;
  language: string;
  filename: string;
  streaming: boolean;
  lineNumbers: boolean;
  wrap: boolean;
  highlightLines: string;
  maxLines: number;
}

const ts = `export async function page(after: Cursor, limit = 50): Promise<Row[]> {
  // Exclusive since 4f1c; cursors of version 1 carry the last row itself.
  const last = after.version === 1 ? previous(after.id) : after.id;
  return rows.where('id', '>', last).orderBy('id').limit(limit);
}`;

/** A file of about `count` lines, no two the same. */
const long = (count: number): string =>
  Array.from({ length: Math.ceil(count / 5) }, (_, index) => ts.replace('page', `page${index + 1}`).replace('limit = 50', `limit = ${index + 1}`)).join('\n');

const meta = {
  title: 'Views/loqui-code-block',
  component: 'loqui-code-block',
  args: { code: ts, language: 'ts', filename: '', streaming: false, lineNumbers: false, wrap: false, highlightLines: '', maxLines: 24 },
  argTypes: { code: { control: 'text' } },
  decorators: [(story) => html`<div style="max-inline-size: 640px">${story()}</div>`],
  render: ({ code, language, filename, streaming, lineNumbers, wrap, highlightLines, maxLines }) =>
    html`<loqui-code-block
      .code=${code}
      .language=${language}
      .filename=${filename}
      .streaming=${streaming}
      .lineNumbers=${lineNumbers}
      .wrap=${wrap}
      .highlightLines=${highlightLines}
      .maxLines=${maxLines}
    ></loqui-code-block>`,
} satisfies Meta<Args>;

export default meta;
type Story = StoryObj<Args>;

/** Readable at once; coloured when the grammar has come. */
export const TypeScript: Story = {
  play: async ({ canvasElement }) => {
    const code = await find(canvasElement, 'code');
    await waitFor(() => expect(code.querySelectorAll('span[class], span[style]').length).toBeGreaterThan(3), { timeout: 8_000 });
    await expect(textOf(code).trim()).toBe(ts);
  },
};
export const Python: Story = {
  args: {
    language: 'python',
    code: 'def page(after: int, limit: int = 50) -> list[Row]:\n    """Rows after the cursor."""\n    return rows.where(id > after)[:limit]',
  },
};
export const Diff: Story = { args: { language: 'diff', code: "-  return rows.where('id', '>=', after.id)\n+  return rows.where('id', '>', last)" } };
export const Filename: Story = { args: { filename: 'src/export/page.ts' } };
/** A language nobody knows is shown by its name, and plain. */
export const UnknownLanguage: Story = { args: { language: 'klingon', code: 'tlhIngan Hol Dajatlh’a’' } };
export const Streaming: Story = { args: { streaming: true, code: ts.slice(0, 160) } };
/** Long lines scroll inside; a button wraps them. */
export const LongLines: Story = {
  args: { language: 'json', code: JSON.stringify({ cursor: 'e1:41', rows: Array.from({ length: 40 }, (_, index) => index) }) },
};
export const Wrapped: Story = { args: { ...LongLines.args, wrap: true } };
/** Numbers stay at the edge while the code scrolls sideways, and are not copied with it. */
export const LineNumbers: Story = { args: { lineNumbers: true } };
/** Lines that are spoken of, as behind a fence: `ts {2-3,5}`. */
export const HighlightedLines: Story = { args: { highlightLines: '2-3', lineNumbers: true } };
export const HighlightedWithoutNumbers: Story = { args: { highlightLines: '4' } };
/** In a narrow panel what is rarely used gives way to the name. */
export const Narrow: Story = {
  args: { filename: 'packages/export/src/page-after-cursor.ts', lineNumbers: true, code: long(60) },
  decorators: [(story) => html`<div style="inline-size: 280px">${story()}</div>`],
};

/** A long block begins folded. One that streams grows before the reader's eyes, and stays as it is when it ends. */
export const LongFolded: Story = {
  args: { code: long(120), filename: 'src/export/page.ts' },
  play: async ({ canvasElement }) => {
    const more = await find<HTMLButtonElement>(canvasElement, '[part="more"]');
    const scroll = await find(canvasElement, '[part="scroll"]');
    const folded = scroll.offsetHeight;
    await userEvent.click(more);
    await waitFor(() => expect(more.ariaExpanded).toBe('true'));
    await expect(scroll.offsetHeight).toBeGreaterThan(4 * folded);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(more.ariaExpanded).toBe('false'));
    await expect(scroll.offsetHeight).toBe(folded);
  },
};

/** Ten thousand lines: only those near the view are elements, and the reader sees each coloured when they come to it. */
export const TenThousandLines: Story = {
  args: { code: long(10_000), lineNumbers: true, maxLines: 0 },
  decorators: [(story) => html`<div tabindex="0" role="region" aria-label="Page" style="block-size: 400px; overflow: auto">${story()}</div>`],
  play: async ({ canvasElement }) => {
    const code = await find(canvasElement, 'code');
    const elements = (): number => code.querySelectorAll('*').length;
    await waitFor(() => expect(elements()).toBeLessThan(5_000));
    const page = canvasElement.querySelector('[role="region"]')!;
    page.scrollTop = page.scrollHeight / 2;
    const shown = (line: string): HTMLElement | null => code.querySelector(`[data-line="${line}"]`);
    await waitFor(() => expect(shown('5000')).not.toBeNull());
    await expect(elements()).toBeLessThan(5_000);
    await expect(code.textContent).toBe(long(10_000));
  },
};

export const ActionSlot: Story = {
  render: ({ code, language }) =>
    html`<loqui-code-block .code=${code} .language=${language}><button slot="actions" type="button">Run</button></loqui-code-block>`,
};
/** Colours of code are properties, and the header is a part. */
export const Styled: Story = {
  render: ({ code, language }) =>
    html`<style>
        .ink {
          --loqui-code-keyword: light-dark(#9a1b5c, #ff9ecb);
          --loqui-code-comment: light-dark(#5f6368, #a8adb5);
        }
        .ink::part(header) {
          text-transform: lowercase;
        }
      </style>
      <loqui-code-block class="ink" .code=${code} .language=${language}></loqui-code-block>`,
};

/** Copy says that it worked, to the eye and to a screen reader, and is itself again soon after. */
export const CopyGivesFeedback: Story = {
  play: async ({ canvasElement }) => {
    const clipboard = spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const copy = await find<HTMLButtonElement>(canvasElement, '[part="copy"]');
    await userEvent.click(copy);
    await expect(clipboard.mock.calls).toEqual([[ts]]);
    await waitFor(() => expect(copy.title).toBe('Copied'));
    await expect(copy.querySelector('[aria-live]')?.textContent).toBe('Copied');
    await waitFor(() => expect(copy.title).toBe('Copy'), { timeout: 4_000 });
  },
};

/** Where the clipboard is refused, the button says what to do instead. */
export const CopyRefused: Story = {
  play: async ({ canvasElement }) => {
    spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('Denied', 'NotAllowedError'));
    const copy = await find<HTMLButtonElement>(canvasElement, '[part="copy"]');
    await userEvent.click(copy);
    await waitFor(() => expect(copy.title).toContain('copy it by keyboard'));
  },
};
