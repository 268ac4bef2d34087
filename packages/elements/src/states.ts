/** Adds the true states and deletes the others, for `:state(streaming)` in a page's style sheet. */
export function setStates(internals: ElementInternals, states: Readonly<Record<string, boolean>>): void {
  for (const [name, on] of Object.entries(states)) {
    // Even an unchanged state makes the browser match styles again.
    if (on === internals.states.has(name)) continue;
    if (on) internals.states.add(name);
    else internals.states.delete(name);
  }
}
