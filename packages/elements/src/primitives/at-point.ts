/** Least space to the edge of the viewport, in px. */
const EDGE = 8;

/** Puts what is shown at a point, inside the viewport: below it and, as the text runs, after it; on the other side where it has no space. */
export function placeAtPoint(floating: HTMLElement, x: number, y: number): void {
  floating.style.margin = '0';
  floating.style.inset = '0 auto auto 0';
  const { width, height } = floating.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = place(x, width, clientWidth, floating.matches(':dir(rtl)'));
  const top = place(y, height, clientHeight, false);
  floating.style.inset = `${String(top)}px auto auto ${String(left)}px`;
}

function place(at: number, size: number, room: number, isBefore: boolean): number {
  const after = at + size + EDGE <= room;
  const before = at - size >= EDGE;
  const wanted = (isBefore ? before || !after : before && !after) ? at - size : at;
  return Math.round(Math.max(EDGE, Math.min(wanted, room - size - EDGE)));
}
