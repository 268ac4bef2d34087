/** A finger held on an element: how a touch screen asks for what can be done with it. */

/** How long it is held, in milliseconds. */
const HELD = 500;
/** A finger that moves further scrolls, in CSS pixels. */
const STILL = 10;

/** @param pressed is told where the finger is; what has a meaning of its own when pressed (a link, a button) is left alone */
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
