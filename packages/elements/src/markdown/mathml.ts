/** TeX as MathML, by Temml. Fetched with the first formula. */
import temml from 'temml';
import type { MathNode } from './node-renderers.js';

const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Undefined when the text is no TeX that can be drawn. */
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
    // It is not TeX, or not yet: the source says more than an error would.
    return undefined;
  }
  // Nothing but MathML, whatever commands the library may learn.
  const strange = [...box.querySelectorAll('*')].some((node) => node.namespaceURI !== MATHML || node.hasAttribute('href') || node.hasAttribute('src'));
  return strange ? undefined : box;
}
