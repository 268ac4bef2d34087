/** The time that all code blocks of a page together may take for colours in one frame. Ten panels that stream code keep the page as smooth as one. */

/** Milliseconds of colouring per frame. */
const PER_FRAME = 6;
/** Whoever asks later than this after the first of a frame is in the next one. */
const FRAME = 12;

let began = -Infinity;
let spent = 0;

/** Calls `paint` with the time at which it should stop, when something of this frame's allowance is left. Otherwise gives undefined. */
export function withAllowance<T>(paint: (until: number) => T): T | undefined {
  const now = performance.now();
  if (now - began > FRAME) {
    began = now;
    spent = 0;
  }
  if (spent >= PER_FRAME) return undefined;
  const result = paint(now + PER_FRAME - spent);
  spent += performance.now() - now;
  return result;
}
