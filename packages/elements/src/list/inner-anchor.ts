/** Finds what a reader looks at inside a row that is higher than what is seen of it: a paragraph, a line of code, an image. */

/** Deeper than this no message goes. */
const DEPTH = 12;

/**
 * The first element in `row` that begins below `top` (a client coordinate) and above `bottom`, looked for in open shadow roots too; whatever grows before it
 * in the same row then moves nothing that is read. `undefined` when nothing begins there, as in one long paragraph.
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
