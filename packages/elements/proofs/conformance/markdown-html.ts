/** Writes a Markdown tree as the HTML of the CommonMark and GFM specifications, to compare with their examples. Raw HTML passes through, so this is for tests alone. */
import { parseInline } from '../../src/markdown/parse/inline-parser.js';
import type { Block, BlockParser, Inline } from '../../src/markdown/parse/tree.js';

/** The document of a parser as HTML. `math`: formulas too, as `<math>`. */
export function toHtml({ document, definitions, footnotes }: BlockParser, math = false): string {
  const inline = (source: string): string =>
    inlineHtml(parseInline(source, { define: (label) => definitions.get(label), hasFootnote: (label) => footnotes.has(label), open: false, math }));
  const blocks = (parent: Block, tight = false): string => {
    let html = '';
    for (const child of parent.children) html += block(child, tight);
    return html;
  };
  const block = (node: Block, tight: boolean): string => {
    switch (node.type) {
      case 'paragraph':
        return tight ? inline(node.source) : `<p>${inline(node.source)}</p>\n`;
      case 'heading':
        return `<h${node.level}>${inline(node.source)}</h${node.level}>\n`;
      case 'code': {
        const language = /^\S+/.exec(node.info)?.[0];
        return `<pre><code${language ? ` class="language-${escape(language)}"` : ''}>${escape(node.source)}${node.source || node.children.length ? '\n' : ''}</code></pre>\n`;
      }
      case 'html':
        return `${node.source}\n`;
      case 'rule':
        return '<hr />\n';
      case 'math':
        return `<math>${escape(node.source)}</math>\n`;
      case 'quote':
        return `<blockquote>\n${blocks(node)}</blockquote>\n`;
      case 'list': {
        const tag = node.ordered ? 'ol' : 'ul';
        const items = node.children.map((item) => itemHtml(item, node.tight));
        return `<${tag}${node.ordered && node.start !== 1 ? ` start="${node.start}"` : ''}>\n${items.join('')}</${tag}>\n`;
      }
      case 'table': {
        const row = ({ children }: Block, tag: string): string =>
          `<tr>\n${children
            .map((cell, column) => `<${tag}${node.align[column] ? ` align="${node.align[column]}"` : ''}>${inline(cell.source)}</${tag}>\n`)
            .join('')}</tr>\n`;
        const [head, ...body] = node.children;
        return `<table>\n<thead>\n${row(head!, 'th')}</thead>\n${body.length > 0 ? `<tbody>\n${body.map((each) => row(each, 'td')).join('')}</tbody>\n` : ''}</table>\n`;
      }
      default:
        return blocks(node);
    }
  };
  const itemHtml = (item: Block, tight: boolean): string => {
    const checked = item.type === 'item' ? item.checked : undefined;
    let html = checked === undefined ? '' : `<input${checked ? ' checked=""' : ''} disabled="" type="checkbox"> `;
    for (const child of item.children) {
      if (!(tight && child.type === 'paragraph') && !html.endsWith('\n')) html += '\n';
      html += block(child, tight);
    }
    return `<li>${html}</li>\n`;
  };
  return blocks(document);
}

function inlineHtml(nodes: readonly Inline[]): string {
  return nodes.map(nodeHtml).join('');
}

function nodeHtml(node: Inline): string {
  const title = 'title' in node && node.title ? ` title="${escape(node.title)}"` : '';
  switch (node.type) {
    case 'text':
      return escape(node.text);
    case 'em':
    case 'strong':
    case 'del':
      return `<${node.type}>${inlineHtml(node.children)}</${node.type}>`;
    case 'code':
      return `<code>${escape(node.text)}</code>`;
    case 'break':
      return '<br />\n';
    case 'link':
      return `<a href="${escape(address(node.href))}"${title}>${inlineHtml(node.children)}</a>`;
    case 'image':
      return `<img src="${escape(address(node.href))}" alt="${escape(node.alt)}"${title} />`;
    case 'html':
      return node.raw;
    case 'math':
      return `<math>${escape(node.text)}</math>`;
    case 'footnote':
      return `[^${escape(node.label)}]`;
  }
}

/** Percent-encodes as the specification's program does: what is encoded already stays. */
function address(href: string): string {
  return href.replace(/%(?![\da-fA-F]{2})|[^\w\-.~:/?#@!$&'()*+,;=%]+/gu, (part) => encodeURIComponent(part));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
