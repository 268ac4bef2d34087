/** For the tests: the keyboard, and what it has reached. */
import { sendKeys } from '@web/test-runner-commands';
import { focusedElement } from '../primitives/focus-return.js';

/** Presses one key after the other. */
export async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

/** Words of the item with the focus; of anything else its tag, or '' when nothing has it. */
export function focusedWords(): string {
  const active = focusedElement();
  const root = active?.getRootNode();
  const item = root instanceof ShadowRoot ? root.host : active;
  return item && 'text' in item && item.localName.startsWith('loqui-') ? String(item.text) : (active?.localName ?? '');
}
