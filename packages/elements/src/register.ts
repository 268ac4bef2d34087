/** Defines `tag`, once; only `define.ts` files call this. Warns where another class has the tag: two copies of Loqui are loaded. */
export function define(tag: `loqui-${string}`, element: CustomElementConstructor): void {
  const existing = customElements.get(tag);
  if (existing === undefined) customElements.define(tag, element);
  else if (existing !== element)
    console.warn(`<${tag}> is already defined by another class and stays that. Load Loqui once: its module twice means two copies in the page.`);
}
