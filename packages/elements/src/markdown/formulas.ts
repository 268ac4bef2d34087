/** Formulas: TeX as code until the library that draws them is there, then MathML, made of nodes and not of HTML. */
import { once, tellMissing } from '../lazy.js';
import type { MathNode } from './node-renderers.js';
import type { Handle } from './view.js';

const load = once(async () => (await import('temml')).default);

type Temml = Awaited<ReturnType<typeof load>>;

const MATHML = 'http://www.w3.org/1998/Math/MathML';
let temml: Temml | undefined;

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

/** One formula. The TeX stays as it is while more may come, and when it is none that can be drawn. */
class Formula implements Handle<MathNode> {
  node: Element;
  #math: MathNode;
  #text: string;

  constructor(math: MathNode) {
    this.#math = math;
    this.#text = math.text;
    this.node = drawn(math) ?? source(math);
  }

  update(math: MathNode): void {
    const before = this.#math;
    this.#math = math;
    if (math.text === this.#text && math.open === before.open && math.display === before.display) return;
    this.#text = math.text;
    this.show();
  }

  show(): void {
    const next = drawn(this.#math) ?? source(this.#math);
    this.node.replaceWith(next);
    this.node = next;
  }
}

function source({ text, display }: MathNode): Element {
  const code = document.createElement('code');
  code.dir = 'ltr';
  code.className = display ? 'math math-block' : 'math';
  code.textContent = text;
  return code;
}

function drawn({ text, display, open }: MathNode): Element | undefined {
  if (!temml || open) return undefined;
  const box = document.createElement('span');
  box.dir = 'ltr';
  box.className = display ? 'math math-block' : 'math';
  // What is copied is what was written.
  box.dataset['tex'] = text;
  if (display) box.tabIndex = 0;
  try {
    temml.render(text, box, { displayMode: display, throwOnError: true, trust: false, strict: false, maxSize: [20, 20], maxExpand: 500 });
  } catch {
    // Not TeX, or not yet: the source says more than an error would.
    return undefined;
  }
  // Formulas are MathML and nothing else, whatever commands the library may learn.
  const strange = [...box.querySelectorAll('*')].some((node) => node.namespaceURI !== MATHML || node.hasAttribute('href') || node.hasAttribute('src'));
  return strange ? undefined : box;
}
