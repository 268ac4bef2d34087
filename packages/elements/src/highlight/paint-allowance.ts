/** All code blocks of a page share the time per frame for colours, so that ten streams are as smooth as one. */

const PER_FRAME = 6;
/** Milliseconds from the first call of a frame: a later call belongs to the next frame. */
const FRAME = 12;

let began = -Infinity;
let spent = 0;

/** Calls `paint` with the time at which it must stop. Undefined: this frame has no time left. */
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
