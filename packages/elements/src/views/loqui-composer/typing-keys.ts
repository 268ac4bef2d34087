/** Separates keys that type from keys for the page. */

/** Keys that move the focus, leave something or belong to the browser. */
const PAGE = /^(?:Tab|Escape|F\d{1,2}|ContextMenu|Control|Meta|Alt|Shift)$/;

/**
 * True for a key that writes or moves the caret: a page must not take it for a shortcut. Combinations with Ctrl or Cmd, of Alt with a key that has a name,
 * function keys, Tab and Escape go on to the page. AltGr writes characters, though it may look like Ctrl with Alt.
 */
export function isTypingKey(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (event.isComposing) return true;
  if (PAGE.test(key)) return false;
  if (event.getModifierState('AltGraph')) return true;
  if (ctrlKey || metaKey) return false;
  return !altKey || key.length === 1;
}
