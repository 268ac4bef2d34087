/** The footnotes of an answer: numbered in the order of their first citations, listed at its end, linked with their citations. */
import { append, isWithin, remove, type NodeFactory, type PageElement, type PageNode, type PageParent, type PageText } from './nodes.js';
import type { Block, BlockOf, BlockParser } from './parse/tree.js';
import type { Handle } from './view.js';
import type { MarkdownWords } from './words.js';

/** A text that cites. Texts are drawn for the first time in document order. */
interface Citing {
  readonly node: PageElement;
}

interface Place {
  readonly by: Citing;
  readonly order: number;
  readonly index: number;
}

interface Item {
  readonly node: PageElement;
  readonly back: PageElement;
  readonly text: PageText;
  number: number;
}

let answers = 0;

export class Footnotes {
  readonly #host: PageParent;
  readonly #nodes: NodeFactory;
  readonly #parser: BlockParser;
  readonly #words: MarkdownWords;
  readonly #prefix: string;
  /** The first citation of each label, also of labels without a footnote. */
  readonly #first = new Map<string, Place>();
  readonly #order = new WeakMap<Citing, number>();
  #citing = 0;
  readonly #items = new Map<Block, Item>();
  readonly #references = new Map<string, Set<Reference>>();
  #section: PageElement | undefined;
  #list: PageElement | undefined;
  #dirty = false;

  constructor(host: PageParent, nodes: NodeFactory, parser: BlockParser, words: MarkdownWords, prefix = `loqui-${String(++answers)}`) {
    this.#host = host;
    this.#nodes = nodes;
    this.#parser = parser;
    this.#words = words;
    this.#prefix = prefix;
  }

  /** The list at the end of the answer; blocks go before it. */
  get section(): PageNode | null {
    return this.#section ?? null;
  }

  cite(by: Citing, before: readonly string[], now: readonly string[]): void {
    if (before.length === now.length && before.every((label, index) => label === now[index])) return;
    let order = this.#order.get(by);
    if (order === undefined) this.#order.set(by, (order = this.#citing++));
    for (const label of before) if (this.#first.get(label)?.by === by) this.#first.delete(label);
    now.forEach((label, index) => {
      const known = this.#first.get(label);
      if (!known || known.order > order) this.#first.set(label, { by, order, index });
    });
    this.#dirty = true;
  }

  /** Makes the item of a footnote. `arrange` appends it to the list when the footnote is cited. */
  item(block: BlockOf<'footnote'>): PageElement {
    const node = this.#nodes.element('li', { tabindex: '-1' });
    const back = append(node, this.#nodes.element('a', { class: 'footnote-back', role: 'doc-backlink' }));
    this.#items.set(block, { node, back, text: append(back, this.#nodes.text('')), number: 0 });
    this.#dirty = true;
    return node;
  }

  forget(block: Block): void {
    remove(this.#items.get(block)?.node);
    this.#items.delete(block);
    this.#dirty = true;
  }

  /** The open line was parsed again: the same footnote is a new block. */
  replace(block: Block, by: Block): void {
    const item = this.#items.get(block);
    this.#items.delete(block);
    if (item) this.#items.set(by, item);
    this.#dirty = true;
  }

  readonly reference = (label: string): Handle<string> => {
    const reference = new Reference(label, this.#nodes, (one, before) => {
      this.#references.get(before)?.delete(one);
      this.#addReference(one);
    });
    this.#addReference(reference);
    return reference;
  };

  changed(): void {
    this.#dirty = true;
  }

  /** Numbers and sorts the cited footnotes. Call it when everything else is drawn. */
  arrange(): void {
    if (!this.#dirty) return;
    this.#dirty = false;
    const cited = [...this.#first].filter(([label]) => this.#parser.footnotes.has(label));
    cited.sort(([, a], [, b]) => a.order - b.order || a.index - b.index);
    if (cited.length === 0) {
      remove(this.#section);
      this.#section = this.#list = undefined;
      return;
    }
    const list = (this.#list ??= this.#createList());
    for (const [index, [label]] of cited.entries()) {
      const item = this.#items.get(this.#parser.footnotes.get(label)!);
      if (!item) continue;
      this.#number(item, index + 1);
      const here = list.childNodes[index] ?? null;
      if (here !== item.node) append(list, item.node, here);
    }
    // Footnotes cite others: lists all of them before it numbers the citations.
    for (const [index, [label, { by }]] of cited.entries()) {
      const references = this.#references.get(label);
      let backTo: Reference | undefined;
      for (const reference of references ?? []) {
        if (!isWithin(reference.node, this.#host)) {
          references?.delete(reference);
          continue;
        }
        if (!backTo && isWithin(reference.node, by.node)) backTo = reference;
        reference.number(index + 1, this.#idOf(index + 1), this.#words.footnote(index + 1), reference === backTo);
      }
    }
    while (list.childNodes.length > cited.length) list.removeChild(list.childNodes[list.childNodes.length - 1]!);
  }

  #number(item: Item, number: number): void {
    if (item.number === number) return;
    const id = this.#idOf(number);
    item.number = number;
    item.node.setAttribute('id', id);
    item.back.setAttribute('href', `#${id}-cited`);
    item.back.setAttribute('aria-label', this.#words.backToText(number));
    item.text.data = `${String(number)}.`;
  }

  #idOf(number: number): string {
    return `${this.#prefix}-note-${String(number)}`;
  }

  #addReference(reference: Reference): void {
    const all = this.#references.get(reference.label);
    if (all) all.add(reference);
    else this.#references.set(reference.label, new Set([reference]));
    this.#dirty = true;
  }

  #createList(): PageElement {
    this.#section = this.#nodes.element('section', { class: 'footnotes', role: 'doc-endnotes', 'aria-label': this.#words.footnotes });
    append(this.#host, this.#section);
    return append(this.#section, this.#nodes.element('ol'));
  }
}

class Reference implements Handle<string> {
  readonly node: PageElement;
  readonly #link: PageElement;
  readonly #text: PageText;

  constructor(
    public label: string,
    nodes: NodeFactory,
    readonly changed: (reference: Reference, before: string) => void,
  ) {
    this.node = nodes.element('sup');
    this.#link = append(this.node, nodes.element('a', { role: 'doc-noteref' }));
    this.#text = append(this.#link, nodes.text(''));
  }

  update(label: string): void {
    if (label === this.label) return;
    const before = this.label;
    this.label = label;
    this.changed(this, before);
  }

  number(number: number, id: string, name: string, isFirst: boolean): void {
    const link = this.#link;
    const own = isFirst ? `${id}-cited` : null;
    if (own !== link.getAttribute('id')) {
      if (own === null) link.removeAttribute('id');
      else link.setAttribute('id', own);
    }
    if (link.getAttribute('href') === `#${id}`) return;
    this.#text.data = String(number);
    link.setAttribute('href', `#${id}`);
    link.setAttribute('aria-label', name);
  }
}

/** Follows a click on a citation or its back link: browsers find no hash target within a shadow root. */
export function followFootnote(event: Event, host: ParentNode): void {
  const link = event.target instanceof Element ? event.target.closest('[role="doc-noteref"], [role="doc-backlink"]') : null;
  const id = host.contains(link) ? link?.getAttribute('href')?.slice(1) : undefined;
  const target = id && host.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: 'nearest' });
  target.focus({ preventScroll: true });
}
