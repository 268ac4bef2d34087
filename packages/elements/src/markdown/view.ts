/** What inline text should look like, as plain data, and how the page is brought to look like it with the fewest touches. */

export interface ElementView {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly kids: View[];
  node?: Element;
}

export interface TextView {
  readonly kind: 'text';
  text: string;
  node?: Text;
}

/** Something that draws and changes itself: a node given by the page, a formula, a reference to a footnote. */
export interface HandledView<T = unknown> {
  readonly kind: 'handled';
  /** Two views of the same type can follow each other in place. */
  readonly type: string;
  readonly value: T;
  make(value: T): Handle<T>;
  handle?: Handle<T>;
}

/** The living side of a `HandledView`. It may put another node in its node's place by itself. */
export interface Handle<T> {
  readonly node: Node;
  update(value: T): void;
}

export type View = ElementView | TextView | HandledView;

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
/** One Text node holds at most about this many UTF-16 units: appending to a long one costs the browser its whole length. */
const TEXT_LENGTH = 2048;

export function element(tag: string, attributes: Readonly<Record<string, string>> = NO_ATTRIBUTES, kids: View[] = []): ElementView {
  return { kind: 'element', tag, attributes, kids };
}

export function handled<T>(type: string, value: T, make: (value: T) => Handle<T>): View {
  return { kind: 'handled', type, value, make };
}

/** Adds text to a list of children: joins it to a text before it, and begins a new Text node every ~2 kB. */
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

/** Depends on the first 2 kB only, so that a growing text is always broken at the same places. */
function breakBefore(text: string): number {
  const space = text.lastIndexOf(' ', TEXT_LENGTH - 1);
  if (space > TEXT_LENGTH - 64) return space + 1;
  const unit = text.charCodeAt(TEXT_LENGTH);
  return unit >= 0xdc00 && unit <= 0xdfff ? TEXT_LENGTH - 1 : TEXT_LENGTH;
}

/** Adds to a drawn text without looking at anything else. False when its node would become too long. */
export function growText(view: TextView, more: string): boolean {
  if (!view.node || view.text.length + more.length > TEXT_LENGTH) return false;
  view.node.appendData(more);
  view.text += more;
  return true;
}

/** Turns `before` (drawn) into `after`; all of them stand side by side in `parent`, the last of them before `end`. */
export function patchKids(parent: Node, before: readonly View[], after: readonly View[], end: Node | null = null): void {
  const shared = Math.min(before.length, after.length);
  for (let index = 0; index < shared; index += 1) patch(parent, before[index]!, after[index]!);
  for (let index = shared; index < after.length; index += 1) parent.insertBefore(draw(after[index]!), end);
  for (let index = shared; index < before.length; index += 1) {
    const node = nodeOf(before[index]!);
    node?.parentNode?.removeChild(node);
  }
}

function patch(parent: Node, before: View, after: View): void {
  if (before === after) return;
  if (before.kind === 'text' && after.kind === 'text' && before.node) {
    after.node = before.node;
    if (after.text.length > before.text.length && after.text.startsWith(before.text)) before.node.appendData(after.text.slice(before.text.length));
    else if (after.text !== before.text) before.node.data = after.text;
  } else if (before.kind === 'element' && after.kind === 'element' && before.node && before.tag === after.tag) {
    after.node = before.node;
    patchAttributes(before.node, before.attributes, after.attributes);
    patchKids(before.node, before.kids, after.kids);
  } else if (before.kind === 'handled' && after.kind === 'handled' && before.handle && before.type === after.type) {
    after.handle = before.handle;
    after.handle.update(after.value);
  } else {
    const old = nodeOf(before);
    if (old) parent.replaceChild(draw(after), old);
  }
}

export function nodeOf(view: View): Node | undefined {
  return view.kind === 'handled' ? view.handle?.node : view.node;
}

/** Draws a view for the first time. */
export function draw(view: View): Node {
  if (view.kind === 'text') return (view.node = document.createTextNode(view.text));
  if (view.kind === 'handled') return (view.handle = view.make(view.value)).node;
  const node = document.createElement(view.tag);
  for (const name in view.attributes) node.setAttribute(name, view.attributes[name]!);
  for (const kid of view.kids) node.appendChild(draw(kid));
  return (view.node = node);
}

function patchAttributes(node: Element, before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): void {
  if (before === after) return;
  for (const name in before) if (!(name in after)) node.removeAttribute(name);
  for (const name in after) if (before[name] !== after[name]) node.setAttribute(name, after[name]!);
}
