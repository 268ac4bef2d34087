/** In ms. */
const HELD = 500;
/** Further movement is scrolling, in px. */
const STILL = 10;

/** Opens a menu by touch. A link or button keeps its own long press. @param pressed receives the finger's position */
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
