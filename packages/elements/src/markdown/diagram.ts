/** A Mermaid fence: code until it is finished and drawn, and code if it cannot be drawn. */
import type { DiagramLoader } from './mermaid.js';
import type { CodeBlock } from './node-renderers.js';
import type { PageNode } from './nodes.js';
import type { Handle } from './view.js';
import type { MarkdownWords } from './words.js';

export type { DiagramLibrary, DiagramLoader } from './mermaid.js';

export class Diagram implements Handle<CodeBlock> {
  node: PageNode;
  #started = false;

  constructor(
    readonly code: Handle<CodeBlock>,
    block: CodeBlock,
    readonly load: DiagramLoader,
    readonly words: MarkdownWords,
  ) {
    this.node = code.node;
    this.#drawFinished(block);
  }

  update(block: CodeBlock): void {
    this.code.update(block);
    this.#drawFinished(block);
  }

  #drawFinished({ text, open }: CodeBlock): void {
    if (open || this.#started) return;
    this.#started = true;
    void this.#draw(text);
  }

  async #draw(text: string): Promise<void> {
    const { node } = this.code;
    try {
      const { drawDiagram } = await import('./diagram-figure.js');
      this.node = await drawDiagram(text, this.load, this.words, node as Node);
    } catch {
      this.node = node;
    }
  }
}
