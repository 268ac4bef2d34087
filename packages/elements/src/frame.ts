/**
 * One frame for all panels: work that several ask for is done once per frame and owner, in one `requestAnimationFrame`, the panel a person uses first. What
 * does not fit into the frame's time waits for the next one, but nobody waits for ever.
 */

const waiting = new Map<object, () => void>();
/** Those that did not fit into a frame: one of them at least has its turn in the next, whatever that costs. */
let late: ReadonlySet<object> = new Set();
let frame: number | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let pointed: EventTarget | null = null;
let listening = false;

/** So long may the work of one frame take, in milliseconds: as much again is left to the browser for layout and paint. */
const BUDGET = 8;
/** A hidden tab draws no frames; its work is done this often instead, in milliseconds. */
const HIDDEN_INTERVAL = 250;
/** Nor does a frame out of sight (an iframe scrolled away, a covered window), which does not count as hidden: then work waits this long at most. */
const STALLED_INTERVAL = 500;
/** What an owner's call leads to (its element renders, then those in it) happens within so many turns of the microtask queue: it counts as its time. */
const TURNS = 6;

/** Calls `callback` in one of the next frames, or soon when the tab is hidden. A second call of the same owner before then replaces the first. */
export function schedule(owner: object, callback: () => void): void {
  waiting.set(owner, callback);
  if (!listening) {
    listening = true;
    // A frame asked for just before the tab was hidden would never come.
    document.addEventListener('visibilitychange', arrange);
    document.addEventListener('pointerover', ({ target }) => (pointed = target), { capture: true, passive: true });
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
  // What is scheduled on the way belongs to the next frame.
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
      // One owner's fault must not cost the others their frame.
      reportError(cause);
    }
    for (let turn = 0; due.length > 1 && turn < TURNS; turn += 1) await Promise.resolve();
  }
  late = missed;
  if (timer === undefined) arrange();
}

/** The panel that has the focus, then the one under the pointer, then who has waited longest: who asks anew stands last. */
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

/** The element of ours in the page's own document that an element is part of; with a provider around it, that one, which has a list and a composer in it. */
function panelOf(element: Element): Element {
  let panel = element;
  for (let root = panel.getRootNode(); root instanceof ShadowRoot; root = panel.getRootNode()) panel = root.host;
  return panel.closest('loqui-provider') ?? panel;
}
