/** All code blocks of a page share the time per frame for colours, so that ten streams are as smooth as one. */

/** Milliseconds per frame. */
const PAINT_TIME = 6;
/** Milliseconds from the first call of a frame: a later call belongs to the next frame. */
const FRAME_TIME = 12;

let began = -Infinity;
let spent = 0;

/** Calls `paint` with the time at which it must stop. Undefined: this frame has no time left. */
export function withAllowance<T>(paint: (until: number) => T): T | undefined {
  const now = performance.now();
  if (now - began > FRAME_TIME) {
    began = now;
    spent = 0;
  }
  if (spent >= PAINT_TIME) return undefined;
  const result = paint(now + PAINT_TIME - spent);
  spent += performance.now() - now;
  return result;
}
