/** One frame for all panels: work that several ask for is done once per frame and owner, in one `requestAnimationFrame`. */

const waiting = new Map<object, () => void>();
let frame: number | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let listening = false;

/** A hidden tab draws no frames; its work is done this often instead, in milliseconds. */
const HIDDEN_INTERVAL = 250;
/** Nor does a frame out of sight (an iframe scrolled away, a covered window), which does not count as hidden: then work waits this long at most. */
const STALLED_INTERVAL = 500;

/** Calls `callback` in the next frame, or soon when the tab is hidden. A second call of the same owner before then replaces the first. */
export function schedule(owner: object, callback: () => void): void {
  waiting.set(owner, callback);
  if (!listening) {
    listening = true;
    // A frame asked for just before the tab was hidden would never come.
    document.addEventListener('visibilitychange', arrange);
  }
  if (timer === undefined) arrange();
}

/** Takes back what the owner has scheduled. */
export function unschedule(owner: object): void {
  waiting.delete(owner);
}

/** Does the owner's scheduled work now, if there is any. */
export function flush(owner: object): void {
  const callback = waiting.get(owner);
  waiting.delete(owner);
  callback?.();
}

function arrange(): void {
  if (frame !== undefined) cancelAnimationFrame(frame);
  clearTimeout(timer);
  frame = timer = undefined;
  if (waiting.size === 0) return;
  timer = setTimeout(run, document.hidden ? HIDDEN_INTERVAL : STALLED_INTERVAL);
  if (!document.hidden) frame = requestAnimationFrame(run);
}

function run(): void {
  if (frame !== undefined) cancelAnimationFrame(frame);
  clearTimeout(timer);
  frame = timer = undefined;
  // What is scheduled on the way belongs to the next frame.
  const due = [...waiting.values()];
  waiting.clear();
  for (const callback of due) {
    try {
      callback();
    } catch (cause) {
      // One owner's fault must not cost the others their frame.
      reportError(cause);
    }
  }
}
