/** Keeps the page from scrolling behind what is modal. Its scrollbar keeps its space, so that nothing moves. */
const owners = new Set<object>();
let before: { readonly overflow: string; readonly gutter: string } | undefined;

export function lockScroll(owner: object): void {
  owners.add(owner);
  if (before) return;
  const { documentElement: root } = document;
  before = { overflow: root.style.overflow, gutter: root.style.scrollbarGutter };
  // Only where there is a scrollbar: else the page would become narrower.
  if (innerWidth > root.clientWidth) root.style.scrollbarGutter = 'stable';
  root.style.overflow = 'hidden';
}

export function unlockScroll(owner: object): void {
  owners.delete(owner);
  if (!before || owners.size > 0) return;
  const { style } = document.documentElement;
  style.overflow = before.overflow;
  style.scrollbarGutter = before.gutter;
  before = undefined;
}
