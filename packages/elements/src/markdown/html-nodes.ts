/** Nodes without a DOM. Only this file writes HTML: it escapes texts and attribute values, and checks names. */
import type { Attributes, NodeFactory, PageElement, PageText } from './nodes.js';

type HtmlNode = HtmlElement | HtmlText;

class HtmlText implements PageText {
  parentNode: HtmlElement | null = null;

  constructor(public data: string) {}

  get length(): number {
    return this.data.length;
  }

  appendData(more: string): void {
    this.data += more;
  }

  get html(): string {
    return escapeHtml(this.data, IN_TEXT);
  }
}

const TAG = /^[a-z][\w.-]*$/;
const ATTRIBUTE = /^[a-z_:][\w:.-]*$/i;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

class HtmlElement implements PageElement {
  parentNode: HtmlElement | null = null;
  readonly childNodes: HtmlNode[] = [];
  readonly #attributes = new Map<string, string>();

  constructor(readonly localName: string) {
    if (!TAG.test(localName)) throw new TypeError(`Not the name of a tag: ${localName}`);
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  setAttribute(name: string, value: string): void {
    if (!ATTRIBUTE.test(name)) throw new TypeError(`Not the name of an attribute: ${name}`);
    this.#attributes.set(name, value);
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  insertBefore(node: HtmlNode, before: HtmlNode | null): void {
    node.parentNode?.removeChild(node);
    if (before) this.childNodes.splice(this.childNodes.indexOf(before), 0, node);
    else this.childNodes.push(node);
    node.parentNode = this;
  }

  removeChild(node: HtmlNode): void {
    this.childNodes.splice(this.childNodes.lastIndexOf(node), 1);
    node.parentNode = null;
  }

  replaceChild(node: HtmlNode, old: HtmlNode): void {
    this.insertBefore(node, old);
    this.removeChild(old);
  }

  get html(): string {
    let html = `<${this.localName}`;
    for (const [name, value] of this.#attributes) html += ` ${name}="${escapeHtml(value, IN_VALUE)}"`;
    return VOID.has(this.localName) ? `${html}>` : `${html}>${this.innerHtml}</${this.localName}>`;
  }

  get innerHtml(): string {
    let html = '';
    for (const child of this.childNodes) html += child.html;
    return html;
  }
}

export const htmlNodes = {
  element(tag: string, attributes?: Attributes): HtmlElement {
    const element = new HtmlElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]!);
    return element;
  },
  text: (data: string): HtmlText => new HtmlText(data),
} satisfies NodeFactory;

/** As the HTML standard serialises, and the carriage return, which a parser would read as a line feed. */
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&nbsp;', '\r': '&#13;' };
const IN_TEXT = /[&<>\u00a0\r]/g;
const IN_VALUE = /[&<>"\u00a0\r]/g;

function escapeHtml(text: string, what: RegExp): string {
  return text.replace(what, (character) => ESCAPES[character]!);
}
