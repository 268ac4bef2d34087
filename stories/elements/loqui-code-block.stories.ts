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
}

const ts = `export async function page(after: Cursor, limit = 50): Promise<Row[]> {
  // Exclusive since 4f1c; cursors of version 1 carry the last row itself.
  const last = after.version === 1 ? previous(after.id) : after.id;
  return rows.where('id', '>', last).orderBy('id').limit(limit);
}`;

const meta = {
  title: 'Views/loqui-code-block',
  component: 'loqui-code-block',
  args: { code: ts, language: 'ts', filename: '', streaming: false },
  argTypes: { code: { control: 'text' } },
  decorators: [(story) => html`<div style="max-inline-size: 640px">${story()}</div>`],
  render: ({ code, language, filename, streaming }) =>
    html`<loqui-code-block .code=${code} .language=${language} .filename=${filename} .streaming=${streaming}></loqui-code-block>`,
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
