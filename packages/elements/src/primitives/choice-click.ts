/**
 * A click on the label of a choice is followed by one at its native control. Stops the first, so that the page hears of one. A link inside the label stays a link.
 * For a listener at the shadow root.
 */
export function keepOneClick(event: Event, control: Element | null): void {
  const path = event.composedPath();
  const label = path.findIndex((node) => node instanceof HTMLLabelElement && node.getRootNode() === event.currentTarget);
  const isPlain = !path.slice(0, label).some((node) => node === control || (node instanceof Element && node.matches('a, button, input, select, textarea')));
  if (label >= 0 && isPlain) event.stopPropagation();
}
