/** In ms. */
const HELD = 500;
/** Further movement is scrolling, in px. */
const STILL = 10;

/**
 * Opens a menu by touch. A link or button inside keeps its own long press.
 *
 * @param pressed receives the finger's position and the id of its pointer
 */
export function onLongPress(element: HTMLElement, pressed: (x: number, y: number, pointer: number) => void, signal?: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let at = { x: 0, y: 0 };
  const options = signal ? { signal } : {};
  const end = (): void => clearTimeout(timer);
  element.addEventListener(
    'pointerdown',
    (event) => {
      end();
      if (event.pointerType !== 'touch' || !event.isPrimary || isControl(event, element)) return;
      at = { x: event.clientX, y: event.clientY };
      timer = setTimeout(() => pressed(at.x, at.y, event.pointerId), HELD);
    },
    options,
  );
  element.addEventListener(
    'pointermove',
    (event) => {
      if (Math.hypot(event.clientX - at.x, event.clientY - at.y) > STILL) end();
    },
    options,
  );
  for (const type of ['pointerup', 'pointercancel', 'pointerleave', 'contextmenu'] as const) element.addEventListener(type, end, options);
  signal?.addEventListener('abort', end);
}

/** Something between the finger and the element. */
function isControl(event: Event, element: HTMLElement): boolean {
  const path = event.composedPath();
  return path.slice(0, path.indexOf(element)).some((each) => each instanceof Element && each.matches('a, button, input, textarea, [popover]'));
}
