import type { Setting } from './drawing.js';
import { HtmlNesting } from './html.js';
import { imageView } from './image.js';
import { linkView } from './link.js';
import { mathView } from './math.js';
import { parseInline } from './parse/inline-parser.js';
import type { Inline, InlineOf } from './parse/tree.js';
import { element, handled, pushText, type View } from './view.js';

/** Code is left to right in every language. */
const LTR = { dir: 'ltr' };

/** `labels`: all labels that the parser has looked up. `notes`: those of footnotes. */
export interface ReadInline {
  readonly nodes: readonly Inline[];
  readonly labels: readonly string[];
  readonly notes: readonly string[];
}

export function readInline(source: string, open: boolean, { parser, math }: Setting): ReadInline {
  const labels: string[] = [];
  const notes: string[] = [];
  const nodes = parseInline(source, {
    define: (label) => {
      labels.push(label);
      return parser.definitions.get(label);
    },
    hasFootnote: (label) => {
      labels.push(label);
      notes.push(label);
      return parser.footnotes.has(label);
    },
    open,
    math,
  });
  return { nodes, labels, notes };
}

export function inlineViews(nodes: readonly Inline[], setting: Setting, open = false, insideLink = false): View[] {
  const views: View[] = [];
  const html = new HtmlNesting(views, setting.html);
  nodes.forEach((node, index) => {
    if (node.type === 'html') html.add(node.raw, node.tag);
    else pushNode(html.kids, node, setting, open && index === nodes.length - 1, insideLink);
  });
  return views;
}

function pushNode(views: View[], node: Exclude<Inline, { type: 'html' }>, setting: Setting, open: boolean, insideLink: boolean): void {
  switch (node.type) {
    case 'text':
      pushText(views, node.text);
      break;
    case 'strong':
    case 'em':
    case 'del':
      views.push(element(node.type, undefined, inlineViews(node.children, setting, open, insideLink)));
      break;
    case 'code': {
      const kids: View[] = [];
      pushText(kids, node.text);
      views.push(element('code', LTR, kids));
      break;
    }
    case 'break':
      views.push(element('br'));
      break;
    case 'link':
      views.push(anyLink(node, setting, open, insideLink));
      break;
    case 'image':
      views.push(imageView(node, insideLink, setting));
      break;
    case 'math':
      views.push(mathView({ text: node.text, display: node.display, open }, setting));
      break;
    case 'footnote':
      // Links must not nest.
      if (insideLink) pushText(views, `[^${node.label}]`);
      else views.push(handled('footnote', node.label, setting.notes.reference));
      break;
  }
}

function anyLink(node: InlineOf<'link'>, setting: Setting, open: boolean, insideLink: boolean): View {
  const kids = inlineViews(node.children, setting, open, true);
  return insideLink ? element('span', undefined, kids) : linkView(node, kids, setting);
}
