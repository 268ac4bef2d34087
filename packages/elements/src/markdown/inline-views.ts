/** Inline nodes (emphasis, links, code, images …) as views. */
import { checkImage, checkLink, hostOf, type AddressRules } from './addresses.js';
import type { HtmlRules } from './html-rules.js';
import type { Boundary, ImageNode, LinkNode, MathNode } from './node-renderers.js';
import type { Inline } from './parse/tree.js';
import { element, handled, pushText, type ElementView, type Handle, type View } from './view.js';
import type { MarkdownWords } from './words.js';

/** What drawing inline text needs to know of its surroundings. */
export interface InlineSetting {
  readonly addresses: AddressRules;
  readonly words: MarkdownWords;
  /** The tags that are elements; none without it. */
  readonly html: HtmlRules | undefined;
  /** Draws what the page draws itself; undefined where that is nothing. */
  readonly boundary: Boundary | undefined;
  /** Draws the reference to a footnote. */
  readonly reference: (label: string) => Handle<string>;
  /** Draws a formula. */
  readonly formula: (math: MathNode) => Handle<MathNode>;
}

/** Elements of allowed HTML inside each other; tags that stand deeper are text. */
export const MAX_HTML_DEPTH = 24;

type InlineOf<T extends Inline['type']> = Extract<Inline, { readonly type: T }>;

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
    const { html, addresses } = this.#setting;
    if (!tag) {
      if (!html) pushText(kids, raw);
    } else if (!html) {
      // A line break is the one tag that means nothing but itself; models write it in the cells of tables.
      if (tag.name === 'br' && tag.kind !== 'close') kids.push(element('br'));
      else pushText(kids, raw);
    } else if (!html.has(tag) || (tag.kind === 'open' && elements.length >= MAX_HTML_DEPTH)) {
      pushText(kids, raw);
    } else if (tag.kind !== 'close') {
      const view = element(tag.name, html.attributesOf(tag, addresses));
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
        views.push(element('code', undefined, kids));
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
    const { addresses, words, boundary } = this.#setting;
    const address = checkLink(node.href, addresses);
    if (!address.allowed) return inert('link-inert', words.linkHeldBack(address.reason), kids);
    const view = (): View => {
      const attributes: Record<string, string> = { href: address.href };
      if (node.title) attributes['title'] = node.title;
      return element('a', address.foreign ? { ...attributes, ...FOREIGN } : attributes, kids);
    };
    if (!boundary?.has('link')) return view();
    const own: LinkNode = { href: address.href, title: node.title, text: plainText(node.children), foreign: address.foreign };
    return handled('link', { own, view }, (choice) => boundary.choose('link', choice));
  }

  #image({ href, title, alt }: InlineOf<'image'>): View {
    const { addresses, boundary } = this.#setting;
    const src = checkImage(href, addresses);
    if (src === undefined) return this.#placeholder(href, alt);
    const view = (): View => {
      const attributes: Record<string, string> = { src, alt, loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer' };
      if (title) attributes['title'] = title;
      return element('img', attributes);
    };
    if (!boundary?.has('image')) return view();
    const own: ImageNode = { src, alt, title };
    return handled('image', { own, view }, (choice) => boundary.choose('image', choice));
  }

  /** An image that is not loaded: its words, with the reason, and a link to it where that is allowed. */
  #placeholder(href: string, alt: string): View {
    const { addresses, words } = this.#setting;
    const kids: View[] = [];
    pushText(kids, alt || words.image);
    const address = checkLink(href, addresses);
    const reason = address.allowed || address.reason.because === 'host' ? words.imageHeldBack(hostOf(href, addresses)) : words.linkHeldBack(address.reason);
    if (!address.allowed || this.#insideLink) return inert('image-placeholder', reason, kids);
    return element('a', { class: 'image-placeholder', href: address.href, title: reason, ...(address.foreign && FOREIGN) }, kids);
  }
}

const FOREIGN = { rel: 'noopener noreferrer nofollow', target: '_blank' };

/** A link that is switched off: the title says why on hover, and is the description of its role to whoever reads by ear. */
function inert(kind: string, reason: string, kids: View[]): View {
  return element('span', { class: kind, role: 'link', 'aria-disabled': 'true', title: reason }, kids);
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
