/** Mermaid fences: code until they are finished and drawn, and code again where they cannot be. */
import type { DiagramLoader } from './diagram.js';
import type { CodeBlock } from './node-renderers.js';
import type { Handle } from './view.js';
import type { MarkdownWords } from './words.js';

export function laterDiagram(load: DiagramLoader, words: MarkdownWords): (code: Handle<CodeBlock>, block: CodeBlock) => Handle<CodeBlock> {
  return (code, block) => new LaterDiagram(code, block, load, words);
}

class LaterDiagram implements Handle<CodeBlock> {
  node: Node;
  #done = false;

  constructor(
    readonly code: Handle<CodeBlock>,
    block: CodeBlock,
    readonly load: DiagramLoader,
    readonly words: MarkdownWords,
  ) {
    this.node = code.node;
    this.#draw(block);
  }

  update(block: CodeBlock): void {
    this.code.update(block);
    this.#draw(block);
  }

  #draw({ text, open }: CodeBlock): void {
    if (open || this.#done) return;
    this.#done = true;
    void this.#replace(text);
  }

  async #replace(text: string): Promise<void> {
    const { node } = this.code;
    try {
      const { drawDiagram } = await import('./diagram.js');
      this.node = await drawDiagram(text, this.load, this.words, node);
    } catch {
      // No diagram: the code stays, and says more than an error would.
      this.node = node;
    }
  }
}
