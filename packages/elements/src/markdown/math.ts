/** Formulas: TeX as code until the library that draws them is there, then MathML. */
import { once, tellMissing } from '../lazy.js';
import type { Setting } from './drawing.js';
import type { MathNode } from './node-renderers.js';
import { append, domNodes, type NodeFactory, type PageElement } from './nodes.js';
import { handled, type Handle, type View } from './view.js';

const load = once(async () => (await import('temml')).default);

type Temml = Awaited<ReturnType<typeof load>>;

const MATHML = 'http://www.w3.org/1998/Math/MathML';
let temml: Temml | undefined;

/** A formula, drawn by the page or by us. */
export function mathView(own: MathNode, { boundary, formula }: Setting): View {
  const view = (): View => handled('formula', own, formula);
  return boundary?.has('math') ? handled('math', { own, view }, (choice) => boundary.choose('math', choice)) : view();
}

/** The TeX of a formula as code. */
export function mathSource({ text, display }: MathNode, nodes: NodeFactory): PageElement {
  const code = nodes.element('code', { dir: 'ltr', class: display ? 'math math-block' : 'math' });
  append(code, nodes.text(text));
  return code;
}

/** The formulas of an answer in a browser. The library is fetched with the first one. */
export class Formulas {
  readonly #waiting = new Set<Formula>();

  readonly draw = (math: MathNode): Handle<MathNode> => {
    const formula = new Formula(math);
    if (!temml) this.#wait(formula);
    return formula;
  };

  #wait(formula: Formula): void {
    this.#waiting.add(formula);
    if (this.#waiting.size > 1) return;
    load()
      .then((loaded) => {
        temml = loaded;
        for (const one of this.#waiting) one.show();
      })
      .catch((cause: unknown) => tellMissing('Formulas', cause))
      .finally(() => this.#waiting.clear());
  }
}

/** One formula. It stays TeX while more may come, and when the library cannot read it. */
class Formula implements Handle<MathNode> {
  node: PageElement;
  #math: MathNode;

  constructor(math: MathNode) {
    this.#math = math;
    this.node = drawMath(math) ?? mathSource(math, domNodes);
  }

  update(math: MathNode): void {
    const before = this.#math;
    this.#math = math;
    if (math.text !== before.text || math.open !== before.open || math.display !== before.display) this.show();
  }

  show(): void {
    const next = drawMath(this.#math) ?? mathSource(this.#math, domNodes);
    this.node.parentNode?.replaceChild(next, this.node);
    this.node = next;
  }
}

function drawMath({ text, display, open }: MathNode): Element | undefined {
  if (!temml || open) return undefined;
  const box = document.createElement('span');
  box.dir = 'ltr';
  box.className = display ? 'math math-block' : 'math';
  // `copied.ts` copies the TeX, not the MathML.
  box.dataset['tex'] = text;
  if (display) box.tabIndex = 0;
  try {
    temml.render(text, box, { displayMode: display, throwOnError: true, trust: false, strict: false, maxSize: [20, 20], maxExpand: 500 });
  } catch {
    // It is not TeX, or not yet: the source says more than an error would.
    return undefined;
  }
  // Nothing but MathML, whatever commands the library may learn.
  const strange = [...box.querySelectorAll('*')].some((node) => node.namespaceURI !== MATHML || node.hasAttribute('href') || node.hasAttribute('src'));
  return strange ? undefined : box;
}
