/** Finds an element inside a row that begins above the view, to keep in place when the row grows: a paragraph, a line of code, an image. */

/** The search goes no deeper than this. */
const DEPTH = 12;

/**
 * The first element in `row` that begins between `top` and `bottom` (client coordinates), also inside open shadow roots. `undefined` when none begins there,
 * as in one long paragraph.
 */
export function anchorInside(row: Element, top: number, bottom: number, depth = 0): Element | undefined {
  for (const child of (row.shadowRoot ?? row).children) {
    const box = child.getBoundingClientRect();
    if (box.height === 0 || box.bottom <= top) continue;
    if (box.top >= bottom) continue;
    if (box.top >= top) return child;
    const inner = depth < DEPTH ? anchorInside(child, top, bottom, depth + 1) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
