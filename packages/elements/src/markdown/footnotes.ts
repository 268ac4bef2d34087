/** The footnotes of an answer: numbered by where they are first cited, listed at its end, each a step away from its citation and back. */
import type { Block, BlockOf, BlockParser } from './parse/tree.js';
import type { Handle } from './view.js';
import type { MarkdownWords } from './words.js';

/** Who cites. Asked for in the order of the text. */
interface Citing {
  readonly block: Block;
}

interface Place {
  readonly by: Citing;
  readonly order: number;
  readonly index: number;
}

let renderers = 0;

export class Footnotes {
  readonly #host: Node;
  readonly #parser: BlockParser;
  readonly #words: MarkdownWords;
  readonly #prefix: string;
  /** Where each label is cited first, of those that are no footnotes (yet) too. */
  readonly #first = new Map<string, Place>();
  readonly #order = new WeakMap<Citing, number>();
  #citing = 0;
  readonly #items = new Map<Block, { readonly node: HTMLElement; readonly back: HTMLAnchorElement; number: number }>();
  readonly #references = new Map<string, Set<Reference>>();
  #section: HTMLElement | undefined;
  #list: HTMLElement | undefined;
  #dirty = false;

  constructor(host: Node, parser: BlockParser, words: MarkdownWords, prefix = `loqui-${String(++renderers)}`) {
    this.#host = host;
    this.#parser = parser;
    this.#words = words;
    this.#prefix = prefix;
  }

  /** The list at the answer's end, once there is one; blocks go before it. */
  get section(): Node | null {
    return this.#section ?? null;
  }

  /** Notes the labels that a text cites, in place of those it cited `before`. */
  ask(by: Citing, before: readonly string[], now: readonly string[]): void {
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

  /** The item of a footnote, in which its blocks are drawn. It is put into the list when the footnote is cited. */
  item(block: BlockOf<'footnote'>): HTMLElement {
    const node = document.createElement('li');
    node.tabIndex = -1;
    const back = node.appendChild(document.createElement('a'));
    back.className = 'footnote-back';
    back.setAttribute('role', 'doc-backlink');
    this.#items.set(block, { node, back, number: 0 });
    this.#dirty = true;
    return node;
  }

  /** A footnote in the making has turned out to be none. */
  forget(block: Block): void {
    this.#items.get(block)?.node.remove();
    this.#items.delete(block);
    this.#dirty = true;
  }

  /** Another reading of the same line has taken a footnote's place. */
  replace(block: Block, by: Block): void {
    const item = this.#items.get(block);
    this.#items.delete(block);
    if (item) this.#items.set(by, item);
    this.#dirty = true;
  }

  /** Draws a citation. */
  readonly reference = (label: string): Handle<string> => {
    const reference = new Reference(label, (one, before) => {
      this.#references.get(before)?.delete(one);
      this.#note(one);
    });
    this.#note(reference);
    return reference;
  };

  /** A footnote has come or gone. */
  changed(): void {
    this.#dirty = true;
  }

  /** Numbers what is cited and puts the list in order. To be called when all else is drawn. */
  arrange(): void {
    if (!this.#dirty) return;
    this.#dirty = false;
    const cited = [...this.#first].filter(([label]) => this.#parser.footnotes.has(label));
    cited.sort(([, a], [, b]) => a.order - b.order || a.index - b.index);
    if (cited.length === 0) {
      this.#section?.remove();
      this.#section = this.#list = undefined;
      return;
    }
    const list = (this.#list ??= this.#begin());
    cited.forEach(([label], index) => {
      const number = index + 1;
      const block = this.#parser.footnotes.get(label)!;
      const item = this.#items.get(block);
      if (!item) return;
      const id = this.#idOf(number);
      if (item.number !== number) {
        item.number = number;
        item.node.id = id;
        item.back.href = `#${id}-cited`;
        item.back.textContent = `${String(number)}.`;
        item.back.setAttribute('aria-label', this.#words.backToText(number));
      }
      const here = list.children[index] ?? null;
      if (here !== item.node) list.insertBefore(item.node, here);
    });
    // Footnotes cite others: all are in their place before the citations are numbered.
    cited.forEach(([label], index) => {
      const number = index + 1;
      for (const reference of this.#references.get(label) ?? []) {
        if (this.#host.contains(reference.node)) reference.number(number, this.#idOf(number), this.#words.footnote(number));
        else this.#references.get(label)?.delete(reference);
      }
    });
    while (list.children.length > cited.length) list.lastElementChild?.remove();
  }

  /** Follows a click on a citation, or on the way back. Hash addresses lead nowhere within a shadow root. */
  follow(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || !this.#host.contains(link)) return;
    const target = link.classList.contains('footnote-back')
      ? [...this.#references.values()].flatMap((all) => [...all].map(({ link: one }) => one)).filter((one) => `${one.hash}-cited` === link.hash)
      : link.getAttribute('role') === 'doc-noteref'
        ? [...this.#items.values()].map(({ node }) => node).filter((node) => `#${node.id}` === link.hash)
        : [];
    const [first] = target.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    if (!first) return;
    event.preventDefault();
    first.scrollIntoView({ block: 'nearest' });
    first.focus({ preventScroll: true });
  }

  #idOf(number: number): string {
    return `${this.#prefix}-note-${String(number)}`;
  }

  #note(reference: Reference): void {
    const all = this.#references.get(reference.label);
    if (all) all.add(reference);
    else this.#references.set(reference.label, new Set([reference]));
    this.#dirty = true;
  }

  #begin(): HTMLElement {
    const section = document.createElement('section');
    section.className = 'footnotes';
    section.setAttribute('role', 'doc-endnotes');
    section.setAttribute('aria-label', this.#words.footnotes);
    this.#section = section;
    this.#host.appendChild(section);
    return section.appendChild(document.createElement('ol'));
  }
}

/** One citation: a raised number that leads to its footnote. */
class Reference implements Handle<string> {
  readonly node: HTMLElement = document.createElement('sup');
  readonly link = this.node.appendChild(document.createElement('a'));

  constructor(
    public label: string,
    readonly changed: (reference: Reference, before: string) => void,
  ) {
    this.link.setAttribute('role', 'doc-noteref');
  }

  update(label: string): void {
    if (label === this.label) return;
    const before = this.label;
    this.label = label;
    this.changed(this, before);
  }

  number(number: number, id: string, name: string): void {
    const text = String(number);
    if (this.link.textContent === text && this.link.getAttribute('href') === `#${id}`) return;
    this.link.textContent = text;
    this.link.setAttribute('href', `#${id}`);
    this.link.setAttribute('aria-label', name);
  }
}
