import { once, tellMissing } from '../lazy.js';
import type { Setting } from './drawing.js';
import type { drawFormula } from './mathml.js';
import type { MathNode } from './node-renderers.js';
import { append, domNodes, type NodeFactory, type PageElement } from './nodes.js';
import { handled, type Handle, type View } from './view.js';

export function mathView(own: MathNode, { boundary, formula }: Setting): View {
  const view = (): View => handled('formula', own, formula);
  return boundary?.has('math') ? handled('math', { own, view }, (choice) => boundary.choose('math', choice)) : view();
}

export function mathSource({ text, display }: MathNode, nodes: NodeFactory): PageElement {
  const code = nodes.element('code', { dir: 'ltr', class: display ? 'math math-block' : 'math' });
  append(code, nodes.text(text));
  return code;
}

let draw: typeof drawFormula | undefined;

const load = once(async () => {
  draw = (await import('./mathml.js')).drawFormula;
});

/** A formula in a browser. It stays TeX while it is open, and if it cannot be drawn. */
export class Formula implements Handle<MathNode> {
  node: PageElement;
  #math: MathNode;

  constructor(math: MathNode) {
    this.#math = math;
    this.node = this.#draw();
    if (!draw)
      load().then(
        () => this.#show(),
        (cause: unknown) => tellMissing('Formulas', cause),
      );
  }

  update(math: MathNode): void {
    const before = this.#math;
    this.#math = math;
    if (math.text !== before.text || math.open !== before.open || math.display !== before.display) this.#show();
  }

  #show(): void {
    const next = this.#draw();
    this.node.parentNode?.replaceChild(next, this.node);
    this.node = next;
  }

  #draw(): PageElement {
    return (this.#math.open ? undefined : draw?.(this.#math)) ?? mathSource(this.#math, domNodes);
  }
}
