/** Gives the focus back to the opener, also when the opener was rendered again and is another node by then. */

/** The element with the focus, through shadow roots; `undefined` when nothing has it. */
export function focusedElement(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}

/** An ancestor, and the place of the next step among its children. */
interface Step {
  readonly parent: ParentNode & Node;
  readonly at: number;
  readonly tag: string;
}

export class FocusReturn {
  #opener: HTMLElement | undefined;
  #root: Node | undefined;
  #path: Step[] = [];

  /** Call before the focus moves. */
  remember(opener: HTMLElement | undefined = focusedElement()): void {
    this.#opener = opener;
    this.#root = opener?.getRootNode();
    this.#path = opener ? pathOf(opener) : [];
  }

  /** @param always also when the focus is on something else by then */
  restore(always = false): void {
    const opener = this.#opener;
    if (!opener || (!always && focusedElement())) return;
    const target = opener.isConnected ? opener : (this.#byId(opener.id) ?? this.#byPlace());
    target?.focus({ preventScroll: true });
  }

  #byId(id: string): HTMLElement | null {
    const root = this.#root;
    if (id === '' || !root?.isConnected || !(root instanceof Document || root instanceof ShadowRoot)) return null;
    return root.getElementById(id);
  }

  /** What stands now where the opener stood. */
  #byPlace(): HTMLElement | undefined {
    const first = this.#path.findIndex(({ parent }) => parent.isConnected);
    if (first === -1) return undefined;
    let node: ParentNode | undefined = this.#path[first]?.parent;
    for (const { at, tag } of this.#path.slice(0, first + 1).reverse()) {
      const child: Element | undefined = node?.children[at];
      if (child?.localName !== tag) return undefined;
      node = child;
    }
    return node instanceof HTMLElement ? node : undefined;
  }
}

function pathOf(element: Element): Step[] {
  const path: Step[] = [];
  for (let child: Element = element, parent = child.parentNode; parent; parent = child.parentNode) {
    path.push({ parent, at: [...parent.children].indexOf(child), tag: child.localName });
    if (!(parent instanceof Element)) break;
    child = parent;
  }
  return path;
}
