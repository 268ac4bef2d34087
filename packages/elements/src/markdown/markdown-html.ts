/** Markdown as HTML text without a DOM, for servers, builds and e-mail. */
import { Answer, type MarkdownOptions } from './answer.js';
import { plainCode } from './code.js';
import { htmlNodes } from './html-nodes.js';
import { mathSource } from './math.js';

export { textHtml, type AllowedHtml } from './html-rules.js';
export type { MarkdownWords } from './words.js';

/** Permissions of an answer. All is refused by default, as in `<loqui-markdown>`. */
export interface RenderMarkdownOptions extends MarkdownOptions {
  /** The address of the page that shows the HTML. Resolves relative addresses, which are not linked without it. */
  readonly base?: string;
  /** Prefix of the ids of footnotes. Two answers on one page need different ones. Default `loqui`. */
  readonly idPrefix?: string;
}

/**
 * Writes a complete Markdown text as HTML: the tree that `<loqui-markdown>` draws, without sections. Code has no colours, `mermaid` fences are code, and
 * formulas are TeX in `<code class="math">`. Raw HTML is text except the tags of `allowedHtml`; a refused image is its alternative text, a refused link its
 * text. Every text and attribute is escaped.
 *
 * @example
 * ```ts
 * import { renderMarkdown } from '@loqui/elements/markdown-html.js';
 *
 * const html = renderMarkdown('See [the guide](https://example.org/guide).', { allowedLinkOrigins: ['https://example.org'] });
 * ```
 */
export function renderMarkdown(text: string, options: RenderMarkdownOptions = {}): string {
  const root = htmlNodes.element('div');
  const answer = new Answer(
    root,
    { idPrefix: 'loqui', ...options },
    {
      nodes: htmlNodes,
      renderCode: (block) => plainCode(block, htmlNodes),
      formula: (math) => ({ node: mathSource(math, htmlNodes), update: () => undefined }),
      asks: false,
    },
  );
  answer.write(text);
  answer.end();
  answer.draw();
  return root.innerHtml;
}
