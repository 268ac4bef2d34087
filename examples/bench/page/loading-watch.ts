/** Runs before a page is parsed: notes when the composer, the last message and the answer are first there after a frame, through open shadow roots. */

export type Mark = 'composer' | 'message' | 'answer';

declare global {
  /** Milliseconds since the navigation began. */
  var loadingSeen: Partial<Record<Mark, number>>;
  /** What the message and the answer say. */
  var loadingTexts: Readonly<Record<'message' | 'answer', string>>;
}

globalThis.loadingSeen = {};

function find(root: Document | ShadowRoot, matches: (element: Element) => boolean): Element | undefined {
  for (const element of root.querySelectorAll('*')) {
    if (matches(element)) return element;
    const inside = element.shadowRoot && find(element.shadowRoot, matches);
    if (inside) return inside;
  }
  return undefined;
}

const isShown = (element: Element): boolean => element.getBoundingClientRect().height > 0;
const isText = (text: string) => (element: Element) => element.textContent.includes(text) && isShown(element);
const marks: readonly (readonly [Mark, (element: Element) => boolean])[] = [
  ['composer', (element) => element instanceof HTMLTextAreaElement && !element.disabled && isShown(element)],
  ['message', isText(loadingTexts.message)],
  ['answer', isText(loadingTexts.answer)],
];

function look(): void {
  for (const [mark, matches] of marks) if (loadingSeen[mark] === undefined && find(document, matches)) loadingSeen[mark] = performance.now();
  if (loadingSeen.answer === undefined) requestAnimationFrame(look);
}
requestAnimationFrame(look);
