/** Finds what keeps its place when a row that begins above the view grows: a paragraph, a line of code, an image. */

const DEPTH = 12;

/** First element in `row` (open shadow roots included) that begins between `top` and `bottom`, in client coordinates; `undefined` in one long paragraph. */
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
