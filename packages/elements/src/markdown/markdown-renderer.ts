/**
 * Renders a growing Markdown answer into a node of the page. No element, no timer, no layout read, no HTML string: the caller decides when (once per frame) and
 * where.
 */
import { Answer, type MarkdownOptions } from './answer.js';
import { plainCode } from './code.js';
import { Diagram, type DiagramLoader } from './diagram.js';
import { followFootnote } from './footnote.js';
import { Formula } from './math.js';
import { Boundary, type CodeBlock, type MarkdownRenderers, type RenderCode } from './node-renderers.js';
import { domNodes } from './nodes.js';
import type { Handle } from './view.js';
import type { MarkdownWords } from './words.js';

/** Settings of a renderer. Relative addresses are read against `base`, by default the container's base address. */
export interface MarkdownRendererOptions extends MarkdownOptions {
  /** What the page draws itself, by kind of node. */
  readonly renderers?: MarkdownRenderers;
  /** Draws code blocks. Default: a plain `<pre><code>`. */
  readonly renderCode?: RenderCode;
  /** Fetches Mermaid, by which finished `mermaid` fences are drawn. Default: they are code. */
  readonly mermaid?: DiagramLoader;
  /** Put an empty `<span class="caret">` after the last word while the answer is open. Default false. */
  readonly caret?: boolean;
  /** Put the blocks into a `<div class="section">` for each eight or so: what a style sheet that contains them (`contain: content`) keeps cheap. Default false. */
  readonly sections?: boolean;
  /** Links that are not allowed are buttons with their address in `data-href`, for a listener that asks the reader; otherwise they are text. Default true. */
  readonly asks?: boolean;
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

/** Makes a renderer that fills `container` (an element, a fragment or a shadow root), which it empties and then owns. */
export function createMarkdownRenderer(container: HTMLElement | DocumentFragment, options: MarkdownRendererOptions = {}): MarkdownRenderer {
  return new Renderer(container, options);
}

class Renderer implements MarkdownRenderer {
  readonly #host: HTMLElement | DocumentFragment;
  readonly #options: MarkdownRendererOptions;
  #answer!: Answer;
  #caret: Element | undefined;
  #text = '';
  #ended = false;

  constructor(host: HTMLElement | DocumentFragment, options: MarkdownRendererOptions) {
    this.#host = host;
    this.#options = options;
    host.addEventListener('click', (event) => followFootnote(event, host));
    this.reset();
  }

  write(text: string, done: boolean): void {
    if (this.#ended && text === this.#text) return;
    if (this.#ended || !text.startsWith(this.#text)) this.reset();
    const more = text.slice(this.#text.length);
    this.#text = text;
    if (more !== '') this.#answer.write(more);
    if (done) this.#close();
    if (more !== '' || done) this.#draw();
  }

  append(text: string): void {
    if (this.#ended) this.reset();
    if (text === '') return;
    this.#text += text;
    this.#answer.write(text);
    this.#draw();
  }

  end(): void {
    if (this.#ended) return;
    this.#close();
    this.#draw();
  }

  reset(): void {
    this.#host.replaceChildren();
    this.#text = '';
    this.#ended = false;
    this.#answer = this.#begin();
  }

  #close(): void {
    this.#ended = true;
    this.#answer.end();
  }

  #begin(): Answer {
    const { renderers, renderCode, mermaid, caret = false, sections = false, asks = true, ...options } = this.#options;
    this.#caret = caret ? makeCaret() : undefined;
    return new Answer(
      this.#host,
      { ...options, base: options.base ?? this.#host.baseURI },
      {
        nodes: domNodes,
        renderCode: renderCode ?? ((block) => plainCode(block, domNodes)),
        formula: (math) => new Formula(math),
        boundary: renderers && new Boundary(renderers),
        diagram: mermaid && ((words: MarkdownWords) => (code: Handle<CodeBlock>, block: CodeBlock) => new Diagram(code, block, mermaid, words)),
        caret: this.#caret,
        sections,
        asks,
      },
    );
  }

  #draw(): void {
    this.#answer.draw();
    const caret = this.#caret;
    if (!caret) return;
    const spot = this.#ended || this.#text === '' ? undefined : (this.#answer.caretSpot() as Element | undefined);
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
