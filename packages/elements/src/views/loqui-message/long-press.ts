/** A long press: a finger held on an element opens its menu. */

/** How long the finger is held, in ms. */
const HELD = 500;
/** How far the finger may move, in px; further is scrolling. */
const STILL = 10;

/** A link or a button keeps its own long press. @param pressed is called with the finger's position */
export function onLongPress(element: HTMLElement, pressed: (x: number, y: number) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at = { x: 0, y: 0 };
  const end = (): void => clearTimeout(timer);
  element.addEventListener('pointerdown', (event) => {
    end();
    if (event.pointerType !== 'touch' || !event.isPrimary || isControl(event)) return;
    at = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => pressed(at.x, at.y), HELD);
  });
  element.addEventListener('pointermove', (event) => {
    if (Math.hypot(event.clientX - at.x, event.clientY - at.y) > STILL) end();
  });
  for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) element.addEventListener(type, end);
}

function isControl(event: Event): boolean {
  return event.composedPath().some((each) => each instanceof Element && each.matches('a, button, input, textarea, [popover]'));
}
