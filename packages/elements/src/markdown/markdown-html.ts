/** Markdown as HTML text, where there is no DOM: on a server, in a build, in an e-mail. */
import { Answer, type MarkdownOptions } from './answer.js';
import { plainCode } from './code.js';
import { htmlNodes } from './html-nodes.js';
import { mathSource } from './math.js';

export { textHtml, type AllowedHtml } from './html-rules.js';
export type { MarkdownWords } from './words.js';

/** What an answer may do. All is closed by default, as in `<loqui-markdown>`. */
export interface RenderMarkdownOptions extends MarkdownOptions {
  /** The address of the page that the HTML is for. Relative addresses are read against it; without it they are not linked. */
  readonly base?: string;
  /** Begins the ids of footnotes. Two answers on one page need different ones. Default `loqui`. */
  readonly idPrefix?: string;
}

/**
 * Writes a complete Markdown text as HTML: the tree that `<loqui-markdown>` draws, without its sections. Raw HTML is text, save the tags that `allowedHtml`
 * lists; an image that is not allowed is its alternative text; a link that is not allowed is its text, since nobody is there to ask the reader. Code has no
 * colours, `mermaid` fences are code, and formulas are their TeX in `<code class="math">`. Every text and every attribute is escaped.
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
