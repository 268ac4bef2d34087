/** Enter in a text field submits by the form's first submit button. The browser does so only for native buttons. */
import { isComposedKey } from './composed-key.js';

const WITHOUT_TEXT = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;

/** Listens to `keydown` of a form. However many of our buttons have it added, a form calls it once. */
export function onEnterIn(event: Event): void {
  const { target, key, defaultPrevented, currentTarget: form } = event as KeyboardEvent;
  if (key !== 'Enter' || isComposedKey(event as KeyboardEvent) || defaultPrevented || !(form instanceof HTMLFormElement)) return;
  if (!(target instanceof HTMLInputElement) || target.form !== form || WITHOUT_TEXT.test(target.type)) return;
  const button = [...form.elements].find((control) => Reflect.get(control, 'type') === 'submit');
  if (!(button instanceof HTMLElement) || !button.localName.startsWith('loqui-')) return;
  event.preventDefault();
  button.click();
}
