import { isComposedKey } from '../../primitives/composed-key.js';

/** Keys that move the focus, leave something or belong to the browser. */
const PAGE_KEYS = /^(?:Tab|Escape|F\d{1,2}|ContextMenu|Control|Meta|Alt|Shift)$/;

/** True for keys that write or move the caret: no shortcut of the page. AltGr writes characters, though it may be reported as Ctrl with Alt. */
export function isTypingKey(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (event.isComposing) return true;
  if (PAGE_KEYS.test(key)) return false;
  if (event.getModifierState('AltGraph')) return true;
  if (ctrlKey || metaKey) return false;
  return !altKey || key.length === 1;
}

export function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.shiftKey && !event.altKey && !isComposedKey(event);
}
