/** The mouse in a menu: the item under it has the focus, its submenu opens after a moment, and stays while the mouse is on its way to it. */
import type { ReactiveController, ReactiveElement } from 'lit';

/** Before a submenu opens, in ms. */
const DWELL = 100;
/** On the way to a submenu, the mouse may rest so long on another item, in ms. */
const REST = 300;

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface HoverMenu<E extends HTMLElement> extends ReactiveElement {
  /** The item of this very menu that an event comes from. */
  itemOf(event: Event): E | undefined;
  /** The submenu that is shown. */
  readonly shownSubmenu: HTMLElement | undefined;
  /** Gives an item the focus; without one, the menu itself. */
  reach(item: E | undefined): void;
  /** Shows the submenu of an item, hides every other one. */
  unfold(item: E): void;
}

export class MenuHover<E extends HTMLElement> implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #item: E | undefined;
  #last: Point | undefined;

  constructor(private readonly menu: HoverMenu<E>) {
    menu.addController(this);
    menu.addEventListener('pointermove', this.#onMove);
    menu.addEventListener('pointerleave', this.#onLeave);
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Forgets where the mouse is: the focus has been moved in another way. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#item = undefined;
  }

  #onMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    const at = { x: event.clientX, y: event.clientY };
    const from = this.#last;
    this.#last = at;
    // The page has moved under a mouse that rests.
    if (!from || (from.x === at.x && from.y === at.y)) return;
    const item = this.menu.itemOf(event);
    if (!item || item === this.#item) return;
    const submenu = this.menu.shownSubmenu;
    clearTimeout(this.#timer);
    if (submenu && isToward(from, at, submenu.getBoundingClientRect())) this.#timer = setTimeout(() => this.#hover(item), REST);
    else this.#hover(item);
  };

  #hover(item: E): void {
    this.#item = item;
    this.menu.reach(item);
    this.#timer = setTimeout(() => this.menu.unfold(item), DWELL);
  }

  #onLeave = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    this.#last = undefined;
    if (this.menu.shownSubmenu) {
      clearTimeout(this.#timer);
      return;
    }
    if (this.#item) this.menu.reach(undefined);
    this.reset();
  };
}

/** True for a step that leads into the triangle between where it began and the near side of a box. */
export function isToward(from: Point, at: Point, { left, right, top, bottom }: DOMRect): boolean {
  const side = from.x <= left ? left : from.x >= right ? right : undefined;
  if (side === undefined || (side === left ? at.x <= from.x : at.x >= from.x)) return false;
  const share = (at.x - from.x) / (side - from.x);
  const upper = from.y + (top - from.y) * share;
  const lower = from.y + (bottom - from.y) * share;
  return at.y >= upper && at.y <= lower;
}
