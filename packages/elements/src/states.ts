/** Custom states of an element, for `:state(streaming)` in a page's style sheet. */

/** Sets those that are true, takes away the others. */
export function setStates(internals: ElementInternals, states: Readonly<Record<string, boolean>>): void {
  for (const [name, on] of Object.entries(states)) {
    // Also what changes nothing has the browser match styles again.
    if (on === internals.states.has(name)) continue;
    if (on) internals.states.add(name);
    else internals.states.delete(name);
  }
}
