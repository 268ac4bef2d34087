/**
 * When work runs. Each owner's once per frame for all panels, the panel in use first; work beyond the frame's budget waits for the next frame. Other work when
 * the page is idle.
 */

const waiting = new Map<object, () => void>();
/** Owners whose work exceeded the last frame's budget. The next frame serves one of them in any case. */
let late: ReadonlySet<object> = new Set();
let frame: number | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let pointed: EventTarget | null = null;
let listening = false;

/** Budget of one frame, in ms: the rest is for layout and paint. */
const BUDGET = 8;
/** A hidden tab draws no frames: its work runs at this interval, in ms. */
const HIDDEN_INTERVAL = 250;
/** A covered window or an iframe out of view draws no frames but is not hidden: its work waits at most this long, in ms. */
const STALLED_INTERVAL = 500;
/** Microtask turns of the renders that follow an owner's call (its element, then those inside); they count as its time. */
const TURNS = 6;

/** Calls `callback` in one of the next frames, or by a timer when the tab is hidden. A second call for the same owner replaces the first. */
export function schedule(owner: object, callback: () => void): void {
  waiting.set(owner, callback);
  if (!listening) {
    listening = true;
    // A frame requested just before the tab was hidden never comes.
    document.addEventListener('visibilitychange', arrange);
    document.addEventListener('pointerover', ({ target }) => (pointed = target), { capture: true, passive: true });
  }
  if (timer === undefined) arrange();
}

export function unschedule(owner: object): void {
  waiting.delete(owner);
}

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
  timer = setTimeout(begin, document.hidden ? HIDDEN_INTERVAL : STALLED_INTERVAL);
  if (!document.hidden) frame = requestAnimationFrame(begin);
}

function begin(): void {
  if (frame !== undefined) cancelAnimationFrame(frame);
  clearTimeout(timer);
  frame = timer = undefined;
  void run();
}

async function run(): Promise<void> {
  const start = performance.now();
  const byAge = [...waiting.keys()];
  const due = inOrder(byAge);
  const missed = new Set<object>();
  const owed = byAge.find((owner) => late.has(owner));
  for (const owner of due) {
    const callback = waiting.get(owner);
    if (!callback) continue;
    if (owner !== owed && performance.now() - start > BUDGET) {
      missed.add(owner);
      continue;
    }
    waiting.delete(owner);
    try {
      callback();
    } catch (cause) {
      reportError(cause);
    }
    for (let turn = 0; due.length > 1 && turn < TURNS; turn += 1) await Promise.resolve();
  }
  late = missed;
  if (timer === undefined) arrange();
}

/** Order: the panel with the focus, the panel under the pointer, the owner that has waited longest. */
function inOrder(owners: readonly object[]): readonly object[] {
  if (owners.length < 2) return owners;
  const used = [document.activeElement, pointed].filter((target) => target instanceof Element && target !== document.body);
  const rank = (owner: object): number => {
    if (!(owner instanceof Element)) return used.length;
    const panel = panelOf(owner);
    const at = used.findIndex((target) => panel.contains(target as Element));
    return at < 0 ? used.length : at;
  };
  const ranks = new Map(owners.map((owner) => [owner, rank(owner)]));
  return [...owners].sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

/** The element's provider, which contains list and composer; without one, its outermost host. */
function panelOf(element: Element): Element {
  let panel = element;
  for (let root = panel.getRootNode(); root instanceof ShadowRoot; root = panel.getRootNode()) panel = root.host;
  return panel.closest('loqui-provider') ?? panel;
}

/** Calls `callback` when the page is idle, within 1.5 s, never before the next paint. Returns a function that cancels the call. */
export function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(callback, { timeout: 1500 });
    return () => cancelIdleCallback(id);
  }
  // WebKit has no `requestIdleCallback`: 200 ms are well behind the first paint.
  const id = setTimeout(callback, 200);
  return () => clearTimeout(id);
}
