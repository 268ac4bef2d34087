/** Puts what floats beside its anchor, inside the viewport: by CSS anchor positioning where the browser has it, else by a library that is fetched then. */
import { once, tellMissing } from '../lazy.js';

export const placements = [
  'top',
  'top-start',
  'top-end',
  'bottom',
  'bottom-start',
  'bottom-end',
  'start',
  'start-start',
  'start-end',
  'end',
  'end-start',
  'end-end',
] as const;

/** Side of the anchor, and the edge they share; start and end follow the direction of the language. */
export type Placement = (typeof placements)[number];

/** Least space to the edge of the viewport, in px. */
const EDGE = 8;

/** An anchor keeps its name: Firefox loses an anchor whose name changes while something stands beside it. */
const anchorNames = new WeakMap<HTMLElement, string>();
let count = 0;

const library = once(() => import('@floating-ui/dom'));

/** Follows the anchor until the returned function is called. @param gap space between the two, in px */
export function followAnchor(floating: HTMLElement, anchor: HTMLElement, placement: Placement, gap: number): () => void {
  return hasAnchors() && isLeftToRight(floating) && anchor.getRootNode() === floating.getRootNode()
    ? anchorByStyle(floating, anchor, placement, gap)
    : anchorByProgram(floating, anchor, placement, gap);
}

function hasAnchors(): boolean {
  return CSS.supports('position-area', 'bottom span-right') && CSS.supports('position-try-fallbacks', 'flip-block') && CSS.supports('anchor-name', '--a');
}

/** Firefox 153 mirrors the place of what is right to left. */
function isLeftToRight(floating: HTMLElement): boolean {
  return floating.matches(':dir(ltr)') && document.documentElement.matches(':dir(ltr)');
}

/** A name reaches no other shadow root: both elements must be in one. */
function anchorByStyle(floating: HTMLElement, anchor: HTMLElement, placement: Placement, gap: number): () => void {
  const name = nameOf(anchor);
  const [side, edge] = physical(floating, placement);
  const isBlock = side === 'top' || side === 'bottom';
  const styles = {
    'position-anchor': name,
    'position-area': edge ? `${side} span-${edge}` : side,
    'position-try-fallbacks': 'flip-block, flip-inline, flip-block flip-inline, bottom, top',
    // Without a shared edge it may also end up below or above.
    margin: edge ? (isBlock ? `${String(gap)}px 0` : `0 ${String(gap)}px`) : `${String(gap)}px`,
    inset: edge ? 'auto' : isBlock ? `auto ${String(EDGE)}px` : `${String(EDGE)}px auto`,
    [isBlock ? 'justify-self' : 'align-self']: alignment(edge),
  };
  for (const [property, value] of Object.entries(styles)) floating.style.setProperty(property, value);
  return () => {
    for (const property of Object.keys(styles)) floating.style.removeProperty(property);
  };
}

/** Its names of the page stay. */
function nameOf(anchor: HTMLElement): string {
  const name = anchorNames.get(anchor) ?? `--loqui-anchor-${String((count += 1))}`;
  anchorNames.set(anchor, name);
  const names = anchor.style.getPropertyValue('anchor-name');
  if (!names.split(/,\s*/).includes(name)) anchor.style.setProperty('anchor-name', names ? `${names}, ${name}` : name);
  return name;
}

/** Toward the edge that it shares with the anchor. */
function alignment(edge: string | undefined): string {
  if (!edge) return 'anchor-center';
  return edge === 'bottom' || edge === 'right' ? 'start' : 'end';
}

/** Side and edge of the screen. The edge is where it reaches beyond the anchor: `bottom-start` begins with the anchor and spans to the other side. */
function physical(floating: HTMLElement, placement: Placement): readonly [string, string | undefined] {
  const [side = 'bottom', edge] = placement.split('-');
  const [start, end] = floating.matches(':dir(rtl)') ? ['right', 'left'] : ['left', 'right'];
  if (side === 'start' || side === 'end') return [side === 'start' ? start : end, edge && (edge === 'start' ? 'bottom' : 'top')];
  return [side, edge && (edge === 'start' ? end : start)];
}

function anchorByProgram(floating: HTMLElement, anchor: HTMLElement, placement: Placement, gap: number): () => void {
  let stop: (() => void) | undefined;
  let isOver = false;
  const [side, span] = physical(floating, placement);
  // The library's own start and end of a block side are those of the text.
  const aligned = span && (side === 'left' || side === 'right' ? (span === 'bottom' ? '-start' : '-end') : `-${placement.split('-')[1] ?? ''}`);
  library()
    .then(({ autoUpdate, computePosition, flip, offset, shift }) => {
      if (isOver) return;
      stop = autoUpdate(anchor, floating, () => {
        void computePosition(anchor, floating, {
          strategy: 'fixed',
          placement: `${side}${aligned ?? ''}` as 'bottom-start',
          middleware: [offset(gap), flip({ padding: EDGE, fallbackAxisSideDirection: 'end' }), shift({ padding: EDGE })],
        }).then(({ x, y }) => {
          if (!isOver) move(floating, x, y);
        });
      });
    })
    .catch((cause: unknown) => tellMissing('The code that places what floats beside an element', cause));
  return () => {
    isOver = true;
    stop?.();
    for (const property of ['inset', 'margin']) floating.style.removeProperty(property);
  };
}

function move(floating: HTMLElement, x: number, y: number): void {
  floating.style.margin = '0';
  floating.style.inset = `${String(Math.round(y))}px auto auto ${String(Math.round(x))}px`;
}
