/** Draws TeX as MathML with Temml. Loaded with the first formula. */
import temml from 'temml';
import type { MathNode } from './node-renderers.js';

const MATHML = 'http://www.w3.org/1998/Math/MathML';

export function drawFormula({ text, display }: MathNode): Element | undefined {
  const box = document.createElement('span');
  box.dir = 'ltr';
  box.className = display ? 'math math-block' : 'math';
  // `copied.ts` copies the TeX, not the MathML.
  box.dataset['tex'] = text;
  if (display) box.tabIndex = 0;
  try {
    temml.render(text, box, { displayMode: display, throwOnError: true, trust: false, strict: false, maxSize: [20, 20], maxExpand: 500 });
  } catch {
    return undefined;
  }
  // Refuses everything but MathML, whatever commands Temml may get.
  const strange = [...box.querySelectorAll('*')].some((node) => node.namespaceURI !== MATHML || node.hasAttribute('href') || node.hasAttribute('src'));
  return strange ? undefined : box;
}
