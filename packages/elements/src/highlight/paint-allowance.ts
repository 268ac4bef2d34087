/** The time per frame that all code blocks of a page have together for colours: ten panels that stream code are as smooth as one. */

const PER_FRAME = 6;
/** A call later than this after the first of a frame belongs to the next frame. */
const FRAME = 12;

let began = -Infinity;
let spent = 0;

/** Calls `paint` with the time at which it must stop, if this frame's allowance has any left. */
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
