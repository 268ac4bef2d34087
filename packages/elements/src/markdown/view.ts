/** What a block should look like, as plain data, and how the page is brought to look like it with the fewest touches. */

/** One code block as the renderer tells it to whoever draws code. */
export interface CodeBlock {
  /** First word of the info string, e.g. `ts`; empty when there is none. */
  readonly lang: string;
  /** The whole info string after the fence. */
  readonly info: string;
  /** The code, lines parted by `\n`, without a last one. */
  readonly text: string;
  /** More may come. */
  readonly open: boolean;
}

/** A drawn code block. `update` is called with the whole text so far; it grows by appending unless the answer was changed. */
export interface CodeHandle {
  readonly node: Node;
  update(text: string, open: boolean): void;
}

/** Draws code blocks. */
export type RenderCode = (block: CodeBlock) => CodeHandle;

/** Everything a drawing is remembered by: while all of it is the same, so is the drawing. */
export interface Memory {
  readonly raw: string;
  readonly type: string;
  readonly loose: boolean;
  readonly version: number;
  /** Own level of the answer's first heading then, which the levels of all others follow. */
  readonly depth: number | undefined;
  readonly waitsFor: ReadonlySet<string>;
}

export interface ElementView {
  readonly kind: 'element';
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The children that may still change. A frozen beginning of the element's children is not in here. */
  kids: readonly View[];
  memory?: Memory;
  node?: Element;
}

export interface TextView {
  readonly kind: 'text';
  text: string;
  node?: Text;
}

export interface CodeView {
  readonly kind: 'code';
  readonly lang: string;
  readonly info: string;
  text: string;
  open: boolean;
  handle?: CodeHandle;
}

export type View = ElementView | TextView | CodeView;

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};
/** One Text node holds at most about this many UTF-16 units: appending to a long one costs the browser its whole length. */
const TEXT_LENGTH = 2048;

export function element(tag: string, attributes: Readonly<Record<string, string>> = NO_ATTRIBUTES, kids: readonly View[] = []): ElementView {
  return { kind: 'element', tag, attributes, kids };
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

/** Turns `before` (drawn) into `after` inside `parent`; all of them stand at the parent's end. */
export function patchKids(parent: Node, before: readonly View[], after: readonly View[], renderCode: RenderCode): void {
  const shared = Math.min(before.length, after.length);
  for (let index = 0; index < shared; index += 1) patch(parent, before[index]!, after[index]!, renderCode);
  for (let index = shared; index < after.length; index += 1) parent.appendChild(draw(parent, after[index]!, renderCode));
  for (let index = shared; index < before.length; index += 1) nodeOf(before[index]!)?.parentNode?.removeChild(nodeOf(before[index]!)!);
}

/** Brings one drawn view up to date, or puts a new node in its place. */
export function patch(parent: Node, before: View, after: View, renderCode: RenderCode): void {
  if (before === after) return;
  const old = nodeOf(before);
  if (before.kind === 'text' && after.kind === 'text' && before.node) {
    after.node = before.node;
    if (after.text.length > before.text.length && after.text.startsWith(before.text)) before.node.appendData(after.text.slice(before.text.length));
    else if (after.text !== before.text) before.node.data = after.text;
  } else if (before.kind === 'code' && after.kind === 'code' && before.handle && before.lang === after.lang && before.info === after.info) {
    after.handle = before.handle;
    if (before.text !== after.text || before.open !== after.open) after.handle.update(after.text, after.open);
  } else if (before.kind === 'element' && after.kind === 'element' && before.node && before.tag === after.tag) {
    after.node = before.node;
    patchAttributes(before.node, before.attributes, after.attributes);
    patchKids(before.node, before.kids, after.kids, renderCode);
  } else if (old) {
    parent.replaceChild(draw(parent, after, renderCode), old);
  }
}

/** The node a view was drawn as. */
export function nodeOf(view: View): Node | undefined {
  return view.kind === 'code' ? view.handle?.node : view.node;
}

function draw(parent: Node, view: View, renderCode: RenderCode): Node {
  const page = parent.ownerDocument ?? document;
  if (view.kind === 'text') return (view.node = page.createTextNode(view.text));
  if (view.kind === 'code') return (view.handle = renderCode({ lang: view.lang, info: view.info, text: view.text, open: view.open })).node;
  const node = page.createElement(view.tag);
  for (const [name, value] of Object.entries(view.attributes)) node.setAttribute(name, value);
  for (const kid of view.kids) node.appendChild(draw(parent, kid, renderCode));
  return (view.node = node);
}

/** In place: an element may hold a frozen beginning, which a new node would not have. */
function patchAttributes(node: Element, before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): void {
  if (before === after) return;
  for (const name of Object.keys(before)) if (!(name in after)) node.removeAttribute(name);
  for (const [name, value] of Object.entries(after)) if (before[name] !== value) node.setAttribute(name, value);
}
