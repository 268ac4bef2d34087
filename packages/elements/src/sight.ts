/** Calls `visit` with the document and with each element added later. Skips shadow roots: our elements import the elements inside them. */
export function onSight(visit: (root: ParentNode) => void): void {
  if (typeof document === 'undefined') return;
  visit(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) visit(node);
  }).observe(document, { childList: true, subtree: true });
}
