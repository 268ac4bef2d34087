/** Inputs into which nothing is written. */
const UNWRITTEN = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;

/** True when the event comes from where a person writes, in whichever shadow root. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !UNWRITTEN.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
