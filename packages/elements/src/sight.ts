/** Watches the document for elements that are not defined yet. It does not look into shadow roots: an element of ours brings the ones it is made of. */

/** Calls `look` with the document now, and with each element that is added to it later. */
export function onSight(look: (root: ParentNode) => void): void {
  if (typeof document === 'undefined') return;
  look(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of addedNodes) if (node instanceof Element) look(node);
  }).observe(document, { childList: true, subtree: true });
}
