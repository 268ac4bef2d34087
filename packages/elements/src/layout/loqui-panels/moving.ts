/** What happens to the panels when a separator moves. Knows no DOM. */

/** A panel as it lies there; all in percent. The range counts while it is open. */
export interface Placed {
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly collapsed: boolean;
  readonly collapsible: boolean;
}

/** Sizes are sums: a difference as small as this is none. */
const NOTHING = 1e-9;

/**
 * Moves the separator between the panels `at` and `at + 1`. The nearest panel shrinks first; when it has reached its least size, the next one is pushed. A
 * collapsible one resists for half of its least size, then collapses; it opens again the same way.
 *
 * @param delta in percent, positive to the end @param byStep a key: opens at once, and never collapses
 */
export function move(panes: readonly Placed[], at: number, delta: number, byStep = false): readonly Placed[] {
  if (!Number.isFinite(delta) || Math.abs(delta) < NOTHING || at < 0 || at + 1 >= panes.length) return panes;
  const next = panes.map((pane) => ({ ...pane }));
  const before = next.slice(0, at + 1).reverse();
  const after = next.slice(at + 1);
  const [growing, shrinking] = delta > 0 ? [before, after] : [after, before];
  const [first] = growing;
  let wanted = Math.abs(delta);
  let least = 0;
  if (first?.collapsed) {
    if (!byStep && wanted < first.min / 2) return panes;
    first.collapsed = false;
    least = first.min;
    wanted = Math.max(wanted, least);
  }
  const room = growing.reduce((total, pane) => total + (pane.collapsed ? 0 : Math.max(0, pane.max - pane.size)), 0);
  const taken = take(shrinking, Math.min(wanted, room), room, byStep);
  if (taken < NOTHING || taken < least - NOTHING) return panes;
  give(growing, taken);
  return next;
}

type Changing = { -readonly [Key in keyof Placed]: Placed[Key] };

/** @returns how much the panels gave; more than wanted where one collapsed, but never more than there is room for */
function take(panes: readonly Changing[], wanted: number, room: number, byStep: boolean): number {
  let taken = 0;
  for (const pane of panes) {
    const rest = wanted - taken;
    if (rest <= NOTHING) break;
    if (pane.collapsed) continue;
    const part = Math.max(0, Math.min(rest, pane.size - pane.min));
    pane.size -= part;
    taken += part;
    const over = rest - part;
    if (!pane.collapsible || over <= NOTHING) continue;
    if (byStep || over < pane.min / 2 || taken + pane.size > room + NOTHING) break;
    taken += pane.size;
    pane.size = 0;
    pane.collapsed = true;
  }
  return taken;
}

function give(panes: readonly Changing[], amount: number): void {
  let rest = amount;
  for (const pane of panes) {
    if (pane.collapsed) continue;
    const part = Math.min(rest, Math.max(0, pane.max - pane.size));
    pane.size += part;
    rest -= part;
  }
}

/** How small and how large the panel `of` can be made by the separator `at`. */
export function reachOf(panes: readonly Placed[], at: number, of: number): { readonly min: number; readonly max: number } {
  const pane = panes[of];
  if (!pane) return { min: 0, max: 100 };
  const others = of <= at ? panes.slice(at + 1) : panes.slice(0, at + 1);
  const yielding = others.reduce((total, each) => total + (each.collapsed ? 0 : Math.max(0, each.size - each.min)), 0);
  const max = Math.max(pane.size, Math.min(pane.max, pane.size + yielding));
  return { min: pane.collapsed ? 0 : Math.min(pane.min, pane.size), max };
}

/** The panel that a separator is about: the one before it, unless only the one after it collapses. */
export function panelOf(panes: readonly Pick<Placed, 'collapsible'>[], at: number): number {
  return !panes[at]?.collapsible && panes[at + 1]?.collapsible ? at + 1 : at;
}
