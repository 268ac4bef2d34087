/** A menu whose code is fetched when it is opened for the first time. */
import { render } from 'lit';
import { once, tellMissing } from '../../lazy.js';
import type { LoquiMenu } from './loqui-menu.js';

const code = once(() => import('./define.js'));

interface Opened {
  readonly menu: LoquiMenu;
  /** A press on the opener closes it before the click comes. */
  wasOpen: boolean;
}

const menus = new WeakMap<HTMLElement, Opened>();

export interface MenuOpening {
  /** Where it opens, in px of the viewport; else beside its opener. `pointer`: id of one that is still down. */
  readonly at?: { readonly x: number; readonly y: number; readonly pointer?: number | undefined };
  /** Its name; else that of its opener. */
  readonly label?: string;
}

/**
 * Opens a menu beside a button, at its click: `@click=${({ currentTarget }) => openMenu(currentTarget, () => html`<loqui-menu-item>…`)}`. What is chosen comes
 * as `loqui-select`, which bubbles through the opener's parent.
 *
 * @param items renders the items, anew each time it opens
 */
export async function openMenu(opener: HTMLElement, items: () => unknown, { at, label }: MenuOpening = {}): Promise<void> {
  try {
    await code();
  } catch (cause) {
    tellMissing('The code of menus', cause);
    return;
  }
  if (!opener.isConnected) return;
  const opened = menus.get(opener) ?? make(opener);
  const { menu, wasOpen } = opened;
  opened.wasOpen = false;
  if (!at && (menu.open || wasOpen)) {
    menu.hide();
    return;
  }
  // At a point it belongs to no button, which would say that it is expanded.
  menu.anchor = at ? undefined : opener;
  if (menu.parentNode !== opener.parentNode) opener.after(menu);
  if (label !== undefined) menu.setAttribute('aria-label', label);
  render(items(), menu);
  await menu.updateComplete;
  if (at) menu.showAt(at.x, at.y, at.pointer);
  else menu.show();
}

function make(opener: HTMLElement): Opened {
  const menu = document.createElement('loqui-menu');
  menu.trigger = 'manual';
  const opened = { menu, wasOpen: false };
  opener.addEventListener('pointerdown', () => (opened.wasOpen = menu.open));
  menus.set(opener, opened);
  return opened;
}
