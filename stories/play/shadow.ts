/** Looks into open shadow roots, as a person looks at the page: by what is there, whichever element it belongs to. */
import { expect, waitFor } from 'storybook/test';

function* everything(root: ParentNode): Generator<Element> {
  if (root instanceof Element && root.shadowRoot) yield* everything(root.shadowRoot);
  for (const element of root.children) {
    yield element;
    yield* everything(element);
  }
}

/** Every element below `root` that matches, shadow roots included, in the order of the page. */
export function all<E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] {
  return [...everything(root)].filter((element): element is E => element.matches(selector));
}

/** The first one, or `undefined`. */
export function look(root: ParentNode, selector: string): HTMLElement | undefined {
  for (const element of everything(root)) if (element.matches(selector)) return element as HTMLElement;
  return undefined;
}

/** The first one, as soon as it is there. @throws when it is not there within `timeout` milliseconds */
export async function find<E extends Element = HTMLElement>(root: ParentNode, selector: string, timeout = 10_000): Promise<E> {
  return waitFor(
    () => {
      const [found] = all<E>(root, selector);
      if (!found) throw new Error(`${selector} is not on the page`);
      return found;
    },
    { timeout },
  );
}

/** The text of a node and of what is shown inside it. */
export function textOf(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLStyleElement || (node instanceof Element && node.classList.contains('visually-hidden'))) return '';
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) return node.assignedNodes({ flatten: true }).map(textOf).join('');
  const root = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return [...root.childNodes].map(textOf).join('');
}

/** Waits until something that matches says `text`. */
export async function says<E extends Element = HTMLElement>(root: ParentNode, selector: string, text: string, timeout = 10_000): Promise<E> {
  return waitFor(
    () => {
      const texts = all<E>(root, selector);
      const found = texts.find((element) => textOf(element).includes(text));
      if (!found) throw new Error(`No ${selector} says "${text}". There are: ${texts.map(textOf).join(' | ').replace(/\s+/g, ' ').slice(0, 400)}`);
      return found;
    },
    { timeout },
  );
}

/** Waits until nothing matches any more. */
export async function gone(root: ParentNode, selector: string, timeout = 10_000): Promise<void> {
  await waitFor(() => expect(look(root, selector)).toBeUndefined(), { timeout });
}

/** The element that has the focus, in whichever shadow root. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
