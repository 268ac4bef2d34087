/** Views describe nodes as plain data; `patchKids` applies the fewest changes to the page. */
import { append, remove, type Attributes, type NodeFactory, type PageElement, type PageNode, type PageParent, type PageText } from './nodes.js';

export interface ElementView {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Attributes;
  readonly kids: View[];
  readonly svg: boolean;
  node?: PageElement;
}

export interface TextView {
  readonly kind: 'text';
  text: string;
  node?: PageText;
}

export interface HandledView<T = unknown> {
  readonly kind: 'handled';
  /** A new view of the same type updates the handle. */
  readonly type: string;
  readonly value: T;
  make(value: T): Handle<T>;
  handle?: Handle<T>;
}

/** It may replace its node. */
export interface Handle<T> {
  readonly node: PageNode;
  update(value: T): void;
}

export type View = ElementView | TextView | HandledView;

const NO_ATTRIBUTES: Attributes = {};
/** UTF-16 units of one Text node, about: the cost of appending grows with its length. */
const TEXT_LENGTH = 2048;

export function element(tag: string, attributes: Attributes = NO_ATTRIBUTES, kids: View[] = [], svg = false): ElementView {
  return { kind: 'element', tag, attributes, kids, svg };
}

export function handled<T>(type: string, value: T, make: (value: T) => Handle<T>): View {
  return { kind: 'handled', type, value, make };
}

/** Appends text: joins it to a text before it, and begins a new Text node every 2 kB. */
export function pushText(kids: View[], text: string): void {
  if (text === '') return;
  const last = kids.at(-1);
  if (last?.kind === 'text') {
    text = last.text + text;
    kids.pop();
  }
  while (text.length > TEXT_LENGTH) {
    const end = breakBefore(text);
    kids.push({ kind: 'text', text: text.slice(0, end) });
    text = text.slice(end);
  }
  kids.push({ kind: 'text', text });
}

/** Depends on the first 2 kB only: a growing text always breaks at the same places. */
function breakBefore(text: string): number {
  const space = text.lastIndexOf(' ', TEXT_LENGTH - 1);
  if (space > TEXT_LENGTH - 64) return space + 1;
  const unit = text.charCodeAt(TEXT_LENGTH);
  return unit >= 0xdc00 && unit <= 0xdfff ? TEXT_LENGTH - 1 : TEXT_LENGTH;
}

/** False: the node would become too long. */
export function growText(view: TextView, more: string): boolean {
  if (!view.node || view.text.length + more.length > TEXT_LENGTH) return false;
  view.node.appendData(more);
  view.text += more;
  return true;
}

/** Changes the drawn `before` into `after`. The nodes are siblings in `parent`, the last one before `end`. */
export function patchKids(nodes: NodeFactory, parent: PageParent, before: readonly View[], after: readonly View[], end: PageNode | null = null): void {
  const shared = Math.min(before.length, after.length);
  for (let index = 0; index < shared; index += 1) patch(nodes, parent, before[index]!, after[index]!);
  for (let index = shared; index < after.length; index += 1) append(parent, draw(nodes, after[index]!), end);
  for (let index = shared; index < before.length; index += 1) remove(nodeOf(before[index]!));
}

function patch(nodes: NodeFactory, parent: PageParent, before: View, after: View): void {
  if (before === after) return;
  if (before.kind === 'text' && after.kind === 'text' && before.node) {
    after.node = before.node;
    if (after.text.length > before.text.length && after.text.startsWith(before.text)) before.node.appendData(after.text.slice(before.text.length));
    else if (after.text !== before.text) before.node.data = after.text;
  } else if (before.kind === 'element' && after.kind === 'element' && before.node && before.tag === after.tag) {
    patchElement(nodes, before, after);
  } else if (before.kind === 'handled' && after.kind === 'handled' && before.handle && before.type === after.type) {
    after.handle = before.handle;
    after.handle.update(after.value);
  } else {
    const old = nodeOf(before);
    if (old) parent.replaceChild(draw(nodes, after), old);
  }
}

/** `after` has the same tag. Other nodes in the element stay after the children of the view. */
export function patchElement(nodes: NodeFactory, before: ElementView, after: ElementView): void {
  const node = (after.node = before.node!);
  if (before.attributes !== after.attributes) {
    for (const name in before.attributes) if (!(name in after.attributes)) node.removeAttribute(name);
    for (const name in after.attributes) if (before.attributes[name] !== after.attributes[name]) node.setAttribute(name, after.attributes[name]!);
  }
  const end = after.kids.length > before.kids.length ? node.childNodes[before.kids.length] : undefined;
  patchKids(nodes, node, before.kids, after.kids, end);
}

export function nodeOf(view: View): PageNode | undefined {
  return view.kind === 'handled' ? view.handle?.node : view.node;
}

export function draw(nodes: NodeFactory, view: View): PageNode {
  if (view.kind === 'text') return (view.node = nodes.text(view.text));
  if (view.kind === 'handled') return (view.handle = view.make(view.value)).node;
  const node = nodes.element(view.tag, view.attributes, view.svg);
  for (const kid of view.kids) append(node, draw(nodes, kid));
  return (view.node = node);
}
