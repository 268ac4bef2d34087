/** True for a press on the backdrop: it hits the dialog itself, but not its box. */
export function isOutside(event: PointerEvent, dialog: HTMLDialogElement | null): boolean {
  if (!dialog || event.composedPath()[0] !== dialog) return false;
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom;
}
