/** For the tests: the mouse of the browser, on an element. */
import { sendMouse } from '@web/test-runner-commands';

/** Clicks the middle of what the person sees, as a person does. */
export async function clickOn(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await clickAt(left + width / 2, top + height / 2);
}

export async function clickAt(x: number, y: number): Promise<void> {
  await sendMouse({ type: 'click', position: [Math.round(x), Math.round(y)] });
}

/** The next event of a type. */
export function next<K extends keyof HTMLElementEventMap>(target: EventTarget, type: K): Promise<HTMLElementEventMap[K]> {
  return new Promise((resolve) => target.addEventListener(type, (event) => resolve(event as HTMLElementEventMap[K]), { once: true }));
}
