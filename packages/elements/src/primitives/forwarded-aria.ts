/** ARIA of a host for the control in its shadow root. Texts are copied; ids name elements beside the host, so the control is given those elements. */

const texts = ['aria-label', 'aria-description', 'aria-expanded', 'aria-haspopup', 'aria-pressed', 'aria-current'];

/** Attribute by the property that takes elements. */
const references: Readonly<Record<string, string>> = {
  'aria-controls': 'ariaControlsElements',
  'aria-describedby': 'ariaDescribedByElements',
  'aria-labelledby': 'ariaLabelledByElements',
};

export const forwardedAttributes: readonly string[] = [...texts, ...Object.keys(references)];

/** @param own what the control has without the host */
export function forwardAria(host: Element, control: Element, own: Readonly<Record<string, string | undefined>>): void {
  for (const name of texts) setOrRemove(control, name, host.getAttribute(name) ?? own[name]);
  setOrRemove(control, 'title', own['title']);
  for (const [name, property] of Object.entries(references)) {
    // An older browser has no such property, and an id of another tree would name nothing.
    if (property in control) Reflect.set(control, property, elementsOf(host, name));
  }
}

function setOrRemove(control: Element, name: string, value: string | undefined): void {
  if (value === undefined) control.removeAttribute(name);
  else control.setAttribute(name, value);
}

function elementsOf(host: Element, name: string): Element[] | null {
  const ids = host.getAttribute(name)?.split(/\s+/).filter(Boolean);
  const root = host.getRootNode() as Document | ShadowRoot;
  return ids?.flatMap((id) => root.querySelector(`#${CSS.escape(id)}`) ?? []) ?? null;
}
