/** True for an element that a screen reader can name without a tooltip. */
export function hasName(element: HTMLElement): boolean {
  if (['aria-label', 'aria-labelledby', 'title', 'alt'].some((name) => (element.getAttribute(name) ?? '').trim() !== '')) return true;
  if (element.textContent.trim() !== '' || element.querySelector('img[alt]:not([alt=""]), [aria-label]')) return true;
  return 'labels' in element && (element.labels as NodeList | null)?.length !== undefined && (element.labels as NodeList).length > 0;
}
