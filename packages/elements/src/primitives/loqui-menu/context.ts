/** The acts that ask for the context menu of an element: a right click, the menu key, Shift+F10, a long press of a finger. */
import { onLongPress } from '../long-press.js';

export interface ContextPlace {
  readonly x: number;
  readonly y: number;
  readonly isKey: boolean;
  /** Still pressed: letting it go is no press outside the menu. */
  readonly pointer?: number | undefined;
}

/** What keeps the menu of the browser, for its spelling and pasting. */
const EDITABLE = 'input, textarea, select, [contenteditable]';

export function onContext(element: HTMLElement, open: (place: ContextPlace) => void, signal: AbortSignal): void {
  let pointer: number | undefined;
  element.addEventListener('pointerdown', (event) => (pointer = event.pointerId), { signal });
  for (const type of ['pointerup', 'pointercancel']) addEventListener(type, () => (pointer = undefined), { capture: true, signal });

  element.addEventListener(
    'contextmenu',
    (event) => {
      if (event.defaultPrevented || isEditable(event)) return;
      event.preventDefault();
      open({ x: event.clientX, y: event.clientY, isKey: false, pointer });
    },
    { signal },
  );
  element.addEventListener(
    'keydown',
    (event) => {
      const asks = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      if (!asks || event.defaultPrevented || isEditable(event)) return;
      event.preventDefault();
      open({ ...besideText(event), isKey: true });
    },
    { signal },
  );
  onLongPress(element, (x, y, pressed) => open({ x, y, isKey: false, pointer: pressed }), signal);
}

function isEditable(event: Event): boolean {
  return event.composedPath().some((each) => each instanceof Element && each.matches(EDITABLE));
}

/** At the beginning of what has the focus. */
function besideText(event: Event): { readonly x: number; readonly y: number } {
  const target = event.composedPath()[0] as HTMLElement;
  const { left, right, top, width, height } = target.getBoundingClientRect();
  const inset = Math.min(24, width / 2);
  return { x: target.matches(':dir(rtl)') ? right - inset : left + inset, y: top + Math.min(24, height) };
}

/** Until the button or finger is let go, its events are those of the menu: a `pointerup` elsewhere would close the popover. */
export function holdPointer(menu: HTMLElement, pointer: number): void {
  try {
    menu.setPointerCapture(pointer);
  } catch {
    // It was let go before the menu was here.
    return;
  }
  const released = new AbortController();
  const release = (): void => {
    released.abort();
    if (menu.hasPointerCapture(pointer)) menu.releasePointerCapture(pointer);
  };
  // WebKit holds a mouse on after `mouseup`, and has no `pointerup`.
  for (const type of ['pointerup', 'pointercancel', 'mouseup', 'touchend']) addEventListener(type, release, { capture: true, signal: released.signal });
  swallowClick(menu);
}

/** A long press is no click on what is below the menu, although the browser sends one when the finger is let go. */
function swallowClick(menu: HTMLElement): void {
  const pressed = new AbortController();
  const options = { capture: true, signal: pressed.signal };
  addEventListener('pointerdown', () => pressed.abort(), options);
  addEventListener(
    'click',
    (event) => {
      // A click by keyboard or program has no finger.
      if (event.detail === 0 || event.composedPath().includes(menu)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    options,
  );
}
