import { html, type PropertyValues, type TemplateResult } from 'lit';
import { LoquiSelectEvent } from '../../events.js';
import { property } from '../../property.js';
import { baseStyles } from '../../styles/base.styles.js';
import { followAnchor } from '../anchored.js';
import { placeAtPoint } from '../at-point.js';
import { focusedElement } from '../focus-return.js';
import { LoquiMenuItem } from '../loqui-menu-item/loqui-menu-item.js';
import { PopoverBase } from '../popover-base.js';
import { RovingFocus, inlineArrow } from '../roving-focus.js';
import { Typeahead } from '../typeahead.js';
import { holdPointer, onContext, type ContextPlace } from './context.js';
import { MenuHover, type HoverMenu } from './hover.js';
import { roomBeside } from './room-beside.js';
import styles from './loqui-menu.styles.js';

/** Space between an item and its submenu, in px. */
const SUBMENU_GAP = 2;

/**
 * @summary A menu beside the button that opens it, at the pointer as the context menu of an element, or in an item of another menu.
 * @tag loqui-menu
 *
 * @slot - `<loqui-menu-item>`, `<loqui-menu-group>` and `<loqui-menu-separator>` elements.
 *
 * @fires {LoquiSelectEvent} loqui-select - The person chose an item. Cancelled, nothing changes and the menu stays open.
 * @fires {ToggleEvent} beforetoggle - It will be opened or closed; `preventDefault()` keeps it closed. As of a native popover: does not bubble.
 * @fires {ToggleEvent} toggle - It has been opened or closed. As of a native popover: does not bubble.
 *
 * @cssproperty [--loqui-menu-width=20rem] - Its greatest width.
 * @cssproperty [--loqui-menu-padding] - Space around the items.
 * @cssproperty [--loqui-menu-border] - Its border.
 *
 * @cssState open - Shown.
 */
export class LoquiMenu extends PopoverBase implements HoverMenu<LoquiMenuItem> {
  static override styles = [baseStyles, styles];

  protected readonly kind = 'menu';

  readonly #roving = new RovingFocus<LoquiMenuItem>({ items: () => this.items, axis: () => 'vertical', wraps: true });
  readonly #typeahead = new Typeahead();
  readonly #hover = new MenuHover<LoquiMenuItem>(this);
  /** Where it was asked for, in px of the viewport. */
  #at: ContextPlace | undefined;
  /** What has the focus when it opens. */
  #focusOn: 'first' | 'last' | 'menu' | 'nothing' = 'first';

  /** What opens it: a click on its anchor, the acts that ask for a context menu anywhere in its anchor, or only the page. */
  @property({ reflect: true, oneOf: ['click', 'context', 'manual'] }) trigger: 'click' | 'context' | 'manual' = 'click';

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
    this.addEventListener('keyup', this.#onKeyup);
    this.addEventListener('click', this.#onClick);
    this.addEventListener('contextmenu', this.#onContextmenu);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasAttribute('tabindex')) this.tabIndex = -1;
  }

  /** Its own items, not those of its submenus. */
  get items(): readonly LoquiMenuItem[] {
    return [...this.querySelectorAll('loqui-menu-item')].filter((item) => item.closest('loqui-menu') === this && item.closest('[hidden]') === null);
  }

  /** @internal */
  itemOf(event: Event): LoquiMenuItem | undefined {
    const path = event.composedPath();
    const until = path.findIndex((each) => each instanceof LoquiMenu);
    if (path[until] !== this) return undefined;
    return path.slice(0, until).find((each) => each instanceof LoquiMenuItem);
  }

  /** @internal */
  get shownSubmenu(): LoquiMenu | undefined {
    return this.items.map(submenuOf).find((submenu) => submenu?.isShown);
  }

  /** @internal */
  reach(item: LoquiMenuItem | undefined): void {
    if (!item) this.focus({ preventScroll: true });
    else if (item.hasUpdated) item.focus();
    else void item.updateComplete.then(() => this.isShown && item.focus());
  }

  /** @internal */
  unfold(item: LoquiMenuItem): void {
    const shown = this.shownSubmenu;
    const submenu = item.disabled ? undefined : submenuOf(item);
    if (shown !== submenu) shown?.hide();
    if (submenu && this.isShown) submenu.turn(true, false);
  }

  get #parentItem(): LoquiMenuItem | undefined {
    return this.slot === 'submenu' && this.parentElement instanceof LoquiMenuItem ? this.parentElement : undefined;
  }

  get #root(): LoquiMenu {
    const parent = this.#parentItem?.closest('loqui-menu');
    return parent instanceof LoquiMenu ? parent.#root : this;
  }

  protected override firstUpdated(): void {
    // Shown with the page, it takes no focus.
    if (this.open) this.#focusOn = 'nothing';
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.get('trigger') !== undefined) this.anchoring.relink();
    this.#parentItem?.expand(this.open);
  }

  protected override link(anchor: HTMLElement, signal: AbortSignal): void {
    if (this.trigger === 'context') onContext(anchor, this.#showIn, signal);
    else if (this.trigger === 'manual') this.describe(anchor, signal);
    else {
      super.link(anchor, signal);
      anchor.addEventListener('keydown', this.#onAnchorKeydown, { signal });
    }
  }

  protected override opener(): HTMLElement | undefined {
    const { current } = this.anchoring;
    return this.#parentItem ?? (this.#at ? (focusedElement() ?? current) : current);
  }

  protected override place(): (() => void) | undefined {
    const item = this.#parentItem;
    const anchor = item ?? this.anchoring.current;
    if (item && !this.hasAttribute('aria-label') && !this.hasAttribute('aria-labelledby')) this.setAttribute('aria-label', item.text);
    if (this.#at || !anchor) return undefined;
    const placement = item ? 'end-start' : this.placement;
    this.style.setProperty('--_room', `${String(roomBeside(anchor, placement))}px`);
    if (!item) return super.place();
    return followAnchor(this, item, placement, SUBMENU_GAP);
  }

  protected override shown(): void {
    this.#hover.reset();
    const { items } = this;
    const on = this.#focusOn;
    this.#focusOn = 'first';
    if (this.#at) {
      placeAtPoint(this, this.#at.x, this.#at.y);
      if (this.#at.pointer !== undefined) holdPointer(this, this.#at.pointer);
    }
    if (on === 'first' || on === 'last') this.reach(items.at(on === 'first' ? 0 : -1));
    else if (on === 'menu' && !this.#parentItem) this.reach(undefined);
  }

  protected override closed(): void {
    const wasAt = this.#at !== undefined;
    this.#at = undefined;
    if (wasAt) for (const name of ['inset', 'margin']) this.style.removeProperty(name);
    this.style.removeProperty('--_room');
    const active = focusedElement();
    if (!active || this.matches(':focus-within')) this.focusReturn.restore(true);
  }

  protected override turn(open: boolean, isKey = true): void {
    if (this.#focusOn === 'first') this.#focusOn = isKey ? 'first' : 'menu';
    super.turn(open, isKey);
  }

  /** Opens it at a point of the viewport, in px. @param pointer id of one that is still down: letting it go does not close the menu */
  showAt(x: number, y: number, pointer?: number): void {
    this.#showIn({ x, y, pointer, isKey: pointer === undefined });
  }

  #showIn = (place: ContextPlace): void => {
    if (this.isShown) this.hide();
    this.style.removeProperty('--_room');
    this.#at = place;
    this.turn(true, place.isKey);
  };

  #onAnchorKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#focusOn = event.key === 'ArrowDown' ? 'first' : 'last';
    this.turn(true);
  };

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.composedPath().find((each) => each instanceof LoquiMenu) !== this) return;
    if (event.key === 'Tab') {
      // From where the menu was opened, the browser goes on.
      this.#root.hide();
      this.#root.focusReturn.restore(true);
    } else if (this.#press(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** @returns true for a key of the menu */
  #press(event: KeyboardEvent): boolean {
    const { items } = this;
    const item = items.find(({ hasFocus }) => hasFocus);
    const to = this.#roving.next(event, item) ?? this.#typeahead.find(event, items, item, ({ text }) => text)?.item;
    if (to) this.#hover.reset();
    if (to) this.reach(to);
    if (to) return true;
    if (event.key === 'Escape' && !event.isComposing) return this.#leave();
    const arrow = inlineArrow(event.key, this);
    if (arrow === 'back') return this.#parentItem !== undefined && this.#leave();
    if (arrow === 'forward') return this.#enter(item);
    // The key that has opened it is still down.
    if (event.key === 'Enter') return event.repeat;
    if (event.key !== ' ' || !item) return [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!event.repeat) this.#spacePressed(item);
    return true;
  }

  /** Firefox clicks a button when the key comes up. */
  #onKeyup = (event: KeyboardEvent): void => {
    if (event.key === ' ' && this.itemOf(event)) event.preventDefault();
  };

  /** Checks an item, and the menu stays; else as Enter. */
  #spacePressed(item: LoquiMenuItem): void {
    if (item.type === 'normal' || item.submenu || item.disabled) item.click();
    else this.#choose(item, true);
  }

  #leave(): true {
    this.hide();
    if (this.#parentItem) this.#parentItem.focus();
    else this.focusReturn.restore(true);
    return true;
  }

  #enter(item: LoquiMenuItem | undefined): boolean {
    const submenu = item && !item.disabled ? submenuOf(item) : undefined;
    if (!submenu) return false;
    if (submenu.isShown) submenu.reach(submenu.items[0]);
    else submenu.show();
    return true;
  }

  #onClick = (event: MouseEvent): void => {
    const item = this.itemOf(event);
    if (!item || event.defaultPrevented) return;
    const submenu = submenuOf(item);
    if (!submenu) {
      if (!this.#choose(item, false)) event.preventDefault();
    } else if (event.detail === 0) this.#enter(item);
    else this.unfold(item);
  };

  /** @returns false when the page has cancelled it */
  #choose(item: LoquiMenuItem, stays: boolean): boolean {
    const root = this.#root;
    const isChecked = item.type === 'radio' || !item.checked;
    // What the page opens now finds the focus where it shall return.
    if (!stays) root.focusReturn.restore(true);
    const goesOn = item.dispatchEvent(new LoquiSelectEvent(item, item.value, item.type === 'normal' ? undefined : isChecked));
    if (goesOn && item.type !== 'normal') this.#check(item, isChecked);
    if (goesOn && !stays) root.hide();
    else if (!stays) item.focus();
    return goesOn;
  }

  #check(item: LoquiMenuItem, isChecked: boolean): void {
    const group = item.closest('loqui-menu-group');
    if (item.type === 'radio') for (const each of this.items) if (each.type === 'radio' && each.closest('loqui-menu-group') === group) each.checked = false;
    item.checked = isChecked;
  }

  /** A menu has no context menu, but a link in it has. */
  #onContextmenu = (event: Event): void => {
    const isLink = event.composedPath().some((each) => each instanceof HTMLAnchorElement);
    if (!isLink) event.preventDefault();
    event.stopPropagation();
  };

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

function submenuOf(item: LoquiMenuItem): LoquiMenu | undefined {
  return item.submenu instanceof LoquiMenu ? item.submenu : undefined;
}
