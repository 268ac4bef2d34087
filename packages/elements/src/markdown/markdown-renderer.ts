/** Draws a growing Markdown answer into a node. It has no timer, reads no layout and writes no HTML text: the caller decides when to draw. */
import { Answer, type MarkdownOptions } from './answer.js';
import { plainCode } from './code.js';
import { Diagram, type DiagramLoader } from './diagram.js';
import { followFootnote } from './footnote.js';
import { Formula } from './math.js';
import { Boundary, type CodeBlock, type MarkdownRenderers, type RenderCode } from './node-renderers.js';
import { domNodes } from './nodes.js';
import type { Handle } from './view.js';
import type { MarkdownWords } from './words.js';

/** Settings of a renderer. Default of `base`: the container's base address. */
export interface MarkdownRendererOptions extends MarkdownOptions {
  /** The page's own renderers, by kind of node. */
  readonly renderers?: MarkdownRenderers;
  /** Draws code blocks. Default: a plain `<pre><code>`. */
  readonly renderCode?: RenderCode;
  /** Fetches Mermaid, which draws finished `mermaid` fences. Default: they are code. */
  readonly mermaid?: DiagramLoader;
  /** Draw an empty `<span class="caret">` after the last word while the answer is open. Default false. */
  readonly caret?: boolean;
  /** Group about eight blocks in a `<div class="section">`, which `contain: content` makes cheap to lay out. Default false. */
  readonly sections?: boolean;
  /** Draw refused links as buttons with `data-href`, for a listener that asks the reader; otherwise as text. Default true. */
  readonly asks?: boolean;
}

/** Draws answers into one container. */
export interface MarkdownRenderer {
  /** Draws `text`, the whole answer so far. When it begins with the text before, only the new end is drawn; otherwise everything. */
  write(text: string, done: boolean): void;
  /** Appends to the answer. After `end()` it begins a new one. */
  append(text: string): void;
  /** Completes the answer: the result equals that of one `write` of the whole text. */
  end(): void;
  /** Empties the container. */
  reset(): void;
}

/** Makes a renderer that empties and then owns `container`: an element, a fragment or a shadow root. */
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
