/** The menu of a message: for the touch screen and the keyboard, what the quiet buttons are for the mouse. A native popover, so nothing can cover it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../../localize/localize.js';
import { copyIcon, pencilIcon, trashIcon } from '../../primitives/occasional-icons.js';
import { replyIcon } from '../../primitives/icons.js';
import type { MessageAct } from './message-act.js';

/** Space between the menu and the edge of the view, in CSS pixels. */
const EDGE = 8;

/** What each entry does. */
export type MenuActs = Readonly<Record<MessageAct | 'copy', () => unknown>>;

const ENTRIES = [
  ['reply', 'reply', replyIcon],
  ['copy', 'copy', copyIcon],
  ['edit', 'edit', pencilIcon],
  ['remove', 'removeMessage', trashIcon],
] as const;

/** @param closed the menu is no longer shown */
export function menuTemplate(offers: readonly (MessageAct | 'copy')[], say: Localize, acts: MenuActs, closed: () => void): TemplateResult {
  const onToggle = (event: ToggleEvent): void => {
    if (event.newState === 'closed') closed();
  };
  return html`<div part="menu" class="menu" role="menu" popover="auto" aria-label=${say.term('actions')} @toggle=${onToggle} @keydown=${onKeydown}>
    ${ENTRIES.map(([act, term, icon]) =>
      offers.includes(act)
        ? html`<button
            class="entry ${act}"
            role="menuitem"
            type="button"
            @click=${(event: Event) => {
              (event.currentTarget as HTMLElement).closest<HTMLElement>('.menu')?.hidePopover();
              acts[act]();
            }}
          >
            ${icon}<span>${say.term(term)}</span>
          </button>`
        : nothing,
    )}
  </div>`;
}

/** Shows the menu at a point of the view, wholly inside it, with the focus on its first entry. */
export function openMenu(menu: HTMLElement, x: number, y: number): void {
  menu.showPopover();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${String(Math.max(EDGE, Math.min(x, innerWidth - width - EDGE)))}px`;
  menu.style.top = `${String(Math.max(EDGE, Math.min(y, innerHeight - height - EDGE)))}px`;
  menu.querySelector('button')?.focus();
}

function onKeydown(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLElement;
  const entries = [...menu.querySelectorAll('button')];
  const at = entries.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') menu.hidePopover();
  // Escape closes the menu by itself, and nothing around it.
  if (to === undefined && event.key !== 'Escape') return;
  event.stopPropagation();
  if (to === undefined) return;
  event.preventDefault();
  entries.at(to % entries.length)?.focus();
}
