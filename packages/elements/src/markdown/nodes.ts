/** The part of the DOM that drawing uses: `domNodes` in a browser, `htmlNodes` elsewhere. */

export type Attributes = Readonly<Record<string, string>>;

export interface PageNode {
  readonly parentNode: PageParent | null;
}

export interface PageParent extends PageNode {
  readonly childNodes: ArrayLike<PageNode>;
  insertBefore(node: PageNode, before: PageNode | null): unknown;
  removeChild(node: PageNode): unknown;
  replaceChild(node: PageNode, old: PageNode): unknown;
}

export interface PageElement extends PageParent {
  readonly localName: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

export interface PageText extends PageNode {
  data: string;
  readonly length: number;
  appendData(more: string): void;
}

export interface NodeFactory {
  /** @param svg an element of SVG, not of HTML */
  element(tag: string, attributes?: Attributes, svg?: boolean): PageElement;
  text(data: string): PageText;
}

export const domNodes: NodeFactory = {
  element(tag, attributes, svg = false) {
    const node = svg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
    for (const name in attributes) node.setAttribute(name, attributes[name]!);
    return node;
  },
  text: (data) => document.createTextNode(data),
};

export function append<T extends PageNode>(parent: PageParent, node: T, before: PageNode | null = null): T {
  parent.insertBefore(node, before);
  return node;
}

export function remove(node: PageNode | undefined): void {
  node?.parentNode?.removeChild(node);
}

export function clear(parent: PageParent): void {
  while (parent.childNodes.length > 0) parent.removeChild(parent.childNodes[parent.childNodes.length - 1]!);
}

export function isWithin(node: PageNode, parent: PageParent): boolean {
  for (let around = node.parentNode; around; around = around.parentNode) if (around === parent) return true;
  return false;
}
