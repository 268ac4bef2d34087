/** Registers an element, once. Importing a class changes nothing; only `define.ts` files call this. */

/** Defines `tag` as `element`. A tag that is taken by another class stays as it is, and the page is told: two copies of Loqui are loaded. */
export function define(tag: `loqui-${string}`, element: CustomElementConstructor): void {
  const taken = customElements.get(tag);
  if (taken === undefined) customElements.define(tag, element);
  else if (taken !== element)
    console.warn(`<${tag}> is already defined by another class and stays that. Load Loqui once: its module twice means two copies in the page.`);
}
