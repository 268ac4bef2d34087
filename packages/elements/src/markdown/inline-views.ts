/** Inline nodes (emphasis, links, code, images …) as views. */
import type { AddressRules } from './addresses.js';
import type { HtmlRules } from './html-rules.js';
import type { Boundary, MathNode } from './node-renderers.js';
import type { Inline } from './parse/tree.js';
import { element, handled, pushText, type ElementView, type Handle, type View } from './view.js';
import type { MarkdownWords } from './words.js';

/** What links and images need to know. */
export interface LinkSetting {
  readonly addresses: AddressRules;
  readonly words: MarkdownWords;
  readonly boundary: Boundary | undefined;
}

/** What only some inline texts need; see `extras.ts`. */
export interface InlineExtras {
  readonly linkView: (node: InlineOf<'link'>, kids: View[], setting: LinkSetting) => View;
  readonly imageView: (node: InlineOf<'image'>, insideLink: boolean, setting: LinkSetting) => View;
}

/** What drawing inline text needs to know of its surroundings. */
export interface InlineSetting {
  /** What only some answers need, and what it is told of addresses: there before anything that needs it is drawn. */
  readonly extras: InlineExtras | undefined;
  readonly addresses: AddressRules | undefined;
  readonly words: MarkdownWords | undefined;
  /** The tags that are elements; none without it. */
  readonly html: HtmlRules | undefined;
  /** Draws what the page draws itself; undefined where that is nothing. */
  readonly boundary: Boundary | undefined;
  /** Draws the reference to a footnote. */
  readonly reference: (label: string) => Handle<string>;
  /** Draws a formula. */
  readonly formula: (math: MathNode) => Handle<MathNode>;
}

/** Code reads from left to right in every language, and says nothing of how the text around it reads. */
const LTR = { dir: 'ltr' };

/** Elements of allowed HTML inside each other; tags that stand deeper are text. */
export const MAX_HTML_DEPTH = 24;

export type InlineOf<T extends Inline['type']> = Extract<Inline, { readonly type: T }>;

/** Draws nodes one after the other. `open`: more may come at their end. */
export function inlineViews(nodes: readonly Inline[], setting: InlineSetting, open = false): View[] {
  return new InlineViews(setting).all(nodes, open);
}

class InlineViews {
  readonly #setting: InlineSetting;
  /** Links must not nest, and an image's placeholder is one. */
  #insideLink = false;

  constructor(setting: InlineSetting) {
    this.#setting = setting;
  }

  all(nodes: readonly Inline[], open: boolean): View[] {
    const views: View[] = [];
    const elements: ElementView[] = [];
    nodes.forEach((node, index) => {
      const kids = elements.at(-1)?.kids ?? views;
      if (node.type === 'html') this.#html(node, kids, elements);
      else this.#add(kids, node, open && index === nodes.length - 1);
    });
    return views;
  }

  /** Tags nest within the nodes they stand among; what is still open at their end is closed there. */
  #html({ raw, tag }: InlineOf<'html'>, kids: View[], elements: ElementView[]): void {
    const { html } = this.#setting;
    if (!tag) {
      if (!html) pushText(kids, raw);
    } else if (!html) {
      // A line break is the one tag that means nothing but itself; models write it in the cells of tables.
      if (tag.name === 'br' && tag.kind !== 'close') kids.push(element('br'));
      else pushText(kids, raw);
    } else if (!html.has(tag) || (tag.kind === 'open' && elements.length >= MAX_HTML_DEPTH)) {
      pushText(kids, raw);
    } else if (tag.kind !== 'close') {
      const view = element(tag.name, html.attributesOf(tag));
      kids.push(view);
      if (tag.kind === 'open' && tag.name !== 'br') elements.push(view);
    } else {
      const opened = elements.findLastIndex((view) => view.tag === tag.name);
      if (opened >= 0) elements.length = opened;
    }
  }

  #add(views: View[], node: Exclude<Inline, { type: 'html' }>, open: boolean): void {
    switch (node.type) {
      case 'text':
        pushText(views, node.text);
        break;
      case 'strong':
      case 'em':
      case 'del':
        views.push(element(node.type, undefined, this.all(node.children, open)));
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
        views.push(this.#link(node, open));
        break;
      case 'image':
        views.push(this.#image(node));
        break;
      case 'math':
        views.push(mathView({ text: node.text, display: node.display, open }, this.#setting));
        break;
      case 'footnote':
        if (this.#insideLink) pushText(views, `[^${node.label}]`);
        else views.push(handled('footnote', node.label, this.#setting.reference));
        break;
    }
  }

  #link(node: InlineOf<'link'>, open: boolean): View {
    const nested = this.#insideLink;
    this.#insideLink = true;
    const kids = this.all(node.children, open);
    this.#insideLink = nested;
    if (nested) return element('span', undefined, kids);
    if (node.pending) return element('span', { class: 'link-pending' }, kids);
    const { extras, addresses, words } = this.#setting;
    return extras && addresses && words ? extras.linkView(node, kids, { ...this.#setting, addresses, words }) : element('span', undefined, kids);
  }

  #image(node: InlineOf<'image'>): View {
    const { extras, addresses, words } = this.#setting;
    return extras && addresses && words ? extras.imageView(node, this.#insideLink, { ...this.#setting, addresses, words }) : { kind: 'text', text: node.alt };
  }
}

/** A formula, drawn by the page or by us. */
export function mathView(own: MathNode, { boundary, formula }: InlineSetting): View {
  const view = (): View => handled('formula', own, formula);
  return boundary?.has('math') ? handled('math', { own, view }, (choice) => boundary.choose('math', choice)) : view();
}

/** The words of inline nodes without their marks, for alternative texts and names. */
export function plainText(nodes: readonly Inline[]): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'code' || node.type === 'math') text += node.text;
    else if (node.type === 'break') text += ' ';
    else if (node.type === 'image') text += node.alt;
    else if ('children' in node) text += plainText(node.children);
  }
  return text;
}
