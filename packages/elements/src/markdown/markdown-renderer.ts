/**
 * Renders a growing Markdown answer into a node. Each text is read once; only the blocks it changes are brought up to date, and closed blocks' nodes are
 * never made anew. No element, no timer, no layout read, no HTML string: the caller decides when (once per frame) and where.
 */
import type { CSSResult } from 'lit';
import { drawBlock } from './block-drawing.js';
import type { Drawn, Setting } from './drawn.js';
import type { AllowedHtml } from './html-rules.js';
import type { DiagramLoader } from './diagram.js';
import { asText, loadedExtras, loadExtras, noNotes, OVERLAP, wantsExtras, type Extras } from './later-extras.js';
import { tellMissing } from '../lazy.js';
import type { MarkdownRenderers, RenderCode } from './node-renderers.js';
import { Outline } from './outline.js';
import { createBlockParser } from './parse/block-parser.js';
import type { Block } from './parse/tree.js';
import { plainCode } from './plain-code.js';
import { Waits } from './waits.js';
import type { MarkdownWords } from './words.js';

/** Settings of a renderer. */
export interface MarkdownRendererOptions {
  /** Addresses whose images may be loaded, besides the page's own origin: origins, each with a path if only that part is allowed, or `*`. Default: none. */
  readonly allowedImageOrigins?: Iterable<string>;
  /** Addresses that may be linked, besides the page's own origin: as for images. Default: none. */
  readonly allowedLinkOrigins?: Iterable<string>;
  /** Tags that are elements instead of text; see `textHtml`. Default: none but `<br>`. */
  readonly allowedHtml?: AllowedHtml;
  /** What the page draws itself, by kind of node. */
  readonly renderers?: MarkdownRenderers;
  /** Draws code blocks. Default: a plain `<pre><code>`. */
  readonly renderCode?: RenderCode;
  /** Read `$…$` and its like as formulas, drawn as MathML. Default false. */
  readonly math?: boolean;
  /** Fetches Mermaid, by which finished `mermaid` fences are drawn. Default: they are code. */
  readonly mermaid?: DiagramLoader;
  /** Level of the first heading, so that a page keeps its outline; the others keep their distance to it. Default 3. */
  readonly firstLevel?: number;
  /** Put an empty `<span class="caret">` behind the last word while the answer is open. Default false. */
  readonly caret?: boolean;
  /** Put the blocks into a `<div class="section">` for each eight or so: what a style sheet that contains them (`contain: content`) keeps cheap. Default false. */
  readonly sections?: boolean;
  /** The words that the renderer itself adds to the page. Default: English. */
  readonly words?: MarkdownWords;
  /** What relative addresses are read against. Default: the container's base address. */
  readonly base?: string;
  /** Called when the answer has got its extras, with their styles: for the root it stands in. */
  readonly styled?: (styles: CSSResult) => void;
  /** Begins the ids of footnotes. Default: one that no other renderer of the page has. */
  readonly idPrefix?: string;
}

/** A renderer at work. */
export interface MarkdownRenderer {
  /** Shows `text` as the whole answer so far. Cheap when it begins with what was given before; otherwise all is drawn anew. */
  write(text: string, done: boolean): void;
  /** Adds to the answer. After `end()` begins a new one. */
  append(text: string): void;
  /** The answer is complete: what is still open is closed, exactly as a single `write` of the whole would have it. */
  end(): void;
  /** Empties the container. */
  reset(): void;
}

/** Makes a renderer that fills `container` (an element, a fragment or a shadow root), which it then owns. */
export function createMarkdownRenderer(container: HTMLElement | DocumentFragment, options: MarkdownRendererOptions = {}): MarkdownRenderer {
  return new Renderer(container, options);
}

/** A setting that gets its extras when they are there. */
type Equipped = { -readonly [K in keyof Setting]: Setting[K] };

class Renderer implements MarkdownRenderer {
  readonly #host: HTMLElement | DocumentFragment;
  readonly #options: MarkdownRendererOptions;
  /** Undefined when it lists nothing. */
  readonly #allowedHtml: AllowedHtml | undefined;
  #setting!: Equipped;
  #page!: Drawn;
  /** What has been drawn since the last changes were taken up: it is as it should be. */
  readonly #fresh = new Set<Block>();
  #text = '';
  #ended = false;
  /** What has come since the extras are being fetched: it is read and shown with them. Undefined when nothing is being fetched. */
  #held: string | undefined;
  /** The extras could not be fetched. */
  #raw = false;

  constructor(host: HTMLElement | DocumentFragment, options: MarkdownRendererOptions) {
    this.#host = host;
    this.#options = options;
    const { allowedHtml = [] } = options;
    const listed = Symbol.iterator in allowedHtml ? Array.from(allowedHtml as Iterable<string>) : allowedHtml;
    this.#allowedHtml = Object.keys(listed).length > 0 ? listed : undefined;
    host.addEventListener('click', (event) => this.#setting.notes.follow(event));
    this.#begin();
  }

  write(text: string, done: boolean): void {
    if (this.#ended && text === this.#text) return;
    if (this.#ended || !text.startsWith(this.#text)) this.reset();
    const more = text.slice(this.#text.length);
    this.#text = text;
    if (more !== '') this.#read(more);
    if (done) this.#close();
    if (more !== '' || done) this.#show();
  }

  append(text: string): void {
    if (this.#ended) this.reset();
    if (text === '') return;
    this.#text += text;
    this.#read(text);
    this.#show();
  }

  end(): void {
    if (this.#ended) return;
    this.#close();
    this.#show();
  }

  reset(): void {
    this.#host.replaceChildren();
    this.#text = '';
    this.#ended = false;
    this.#begin();
  }

  #read(more: string): void {
    if (!this.#setting.extras && this.#held === undefined && wantsExtras(this.#text.slice(-more.length - OVERLAP))) this.#fetchExtras();
    if (this.#held === undefined) this.#setting.parser.write(more);
    else this.#held += more;
    if (!this.#raw) return;
    this.#showRaw();
    if (loadedExtras()) this.#again();
    else this.#fetchExtras();
  }

  #close(): void {
    this.#ended = true;
    if (this.#held === undefined) this.#setting.parser.end();
  }

  #begin(): void {
    const { firstLevel = 3, math = false } = this.#options;
    const parser = createBlockParser({ math });
    const drawn = new WeakMap<Block, Drawn>();
    const setting: Equipped = {
      parser,
      extras: undefined,
      notes: noNotes,
      drawn,
      words: undefined,
      math,
      addresses: undefined,
      html: undefined,
      boundary: undefined,
      outline: new Outline(firstLevel),
      waits: new Waits(),
      renderCode: this.#options.renderCode ?? plainCode,
      caret: this.#options.caret ? makeCaret() : undefined,
      diagram: undefined,
      sections: this.#options.sections ?? false,
      reference: noNotes.reference,
      formula: ({ text }) => asText(text, (now) => now.text),
      draw: (block, spot) => {
        const drawing = drawBlock(block, spot, setting);
        drawn.set(block, drawing);
        this.#fresh.add(block);
        return drawing;
      },
    };
    this.#setting = setting;
    this.#page = setting.draw(parser.document, { parent: this.#host, end: () => setting.notes.section });
    this.#held = undefined;
    this.#raw = false;
    if (this.#allowedHtml || math || this.#options.mermaid || this.#options.renderers) this.#fetchExtras();
  }

  #fetchExtras(): void {
    const extras = loadedExtras();
    if (extras) {
      this.#equip(extras);
      return;
    }
    this.#held ??= '';
    const setting = this.#setting;
    void loadExtras().then(
      (loaded) => {
        if (this.#setting !== setting) return;
        if (this.#raw) this.#again();
        else this.#goOn(loaded);
      },
      (cause: unknown) => {
        tellMissing('What draws links, tables and their like', cause);
        if (this.#setting === setting) this.#showRaw();
      },
    );
  }

  /** Reads and shows what was held. */
  #goOn(extras: Extras): void {
    const { parser } = this.#setting;
    this.#equip(extras);
    parser.write(this.#held ?? '');
    this.#held = undefined;
    if (this.#ended) parser.end();
    this.#show();
  }

  /** Without the extras the answer is shown as it was written, until they can be fetched. */
  #showRaw(): void {
    this.#raw = true;
    const node = document.createElement('p');
    node.className = 'raw';
    node.textContent = this.#text;
    this.#host.replaceChildren(node);
  }

  #again(): void {
    const text = this.#text;
    const ended = this.#ended;
    this.reset();
    this.write(text, ended);
  }

  #equip(extras: Extras): void {
    const setting = this.#setting;
    const { allowedImageOrigins, allowedLinkOrigins, base = this.#host.baseURI, mermaid, renderers, idPrefix, words = extras.englishWords } = this.#options;
    const addresses = { images: new extras.AllowedAddresses(allowedImageOrigins), links: new extras.AllowedAddresses(allowedLinkOrigins), base };
    setting.extras = extras;
    setting.addresses = addresses;
    setting.words = words;
    this.#options.styled?.(extras.extraStyles);
    setting.notes = new extras.Footnotes(this.#host, setting.parser, words, idPrefix);
    setting.reference = setting.notes.reference;
    setting.formula = new extras.Formulas().draw;
    if (this.#allowedHtml) setting.html = new extras.HtmlRules(this.#allowedHtml, addresses);
    if (renderers) setting.boundary = new extras.Boundary(renderers);
    if (mermaid) setting.diagram = extras.laterDiagram(mermaid, words);
  }

  #show(): void {
    if (this.#held !== undefined) return;
    const { parser, waits, notes } = this.#setting;
    const { blocks, labels } = parser.take();
    this.#fresh.clear();
    for (const block of blocks) if (!this.#fresh.has(block)) this.#drawingOf(block)?.update();
    if (labels.size > 0) {
      for (const who of waits.of(labels)) who.redraw();
      notes.changed();
    }
    notes.arrange();
    this.#placeCaret();
  }

  /** What shows a block. What has none yet is drawn with the block around it, which has changed too. */
  #drawingOf(block: Block): Drawn | undefined {
    const { drawn } = this.#setting;
    const drawing = drawn.get(block);
    if (drawing) return drawing;
    const table = block.type === 'cell' ? block.parent?.parent : block.type === 'row' ? block.parent : undefined;
    const around = table && drawn.get(table);
    return around?.whole ? around : undefined;
  }

  #placeCaret(): void {
    const { caret } = this.#setting;
    if (!caret) return;
    const spot = this.#ended || this.#text === '' ? undefined : this.#page.caretSpot();
    if (!spot) caret.remove();
    else if (caret.parentNode !== spot || caret.nextSibling) spot.appendChild(caret);
  }
}

function makeCaret(): Element {
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.setAttribute('aria-hidden', 'true');
  return caret;
}
