import type { Placement } from '../anchored.js';

/** Space to the anchor and to the edge of the viewport, in px. */
const MARGIN = 16;

/** The height that is free on the roomier side of an anchor, in px: a longer menu scrolls. */
export function roomBeside(anchor: HTMLElement, placement: Placement): number {
  const { top, bottom } = anchor.getBoundingClientRect();
  const { clientHeight } = document.documentElement;
  const isBlock = placement.startsWith('top') || placement.startsWith('bottom');
  const room = isBlock ? Math.max(top, clientHeight - bottom) : Math.max(bottom, clientHeight - top);
  return Math.max(0, Math.floor(room - MARGIN));
}
