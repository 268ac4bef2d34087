/** For the tests: finds an element through shadow roots. */

/** The element at the end of a path of selectors, each looked up in the shadow root of the one before. @throws Error when nothing is there */
export function inside<K extends keyof HTMLElementTagNameMap>(root: Element, ...path: readonly [...string[], K]): HTMLElementTagNameMap[K];
export function inside(root: Element, ...path: readonly string[]): HTMLElement;
export function inside(root: Element, ...path: readonly string[]): Element {
  let current: Element | null = root;
  for (const selector of path) current = current?.shadowRoot?.querySelector(selector) ?? null;
  if (!current) throw new Error(`Nothing at ${path.join(' > ')}`);
  return current;
}
