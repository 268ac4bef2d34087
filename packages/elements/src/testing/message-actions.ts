/** For the tests: what can be done with a message, as buttons and as a menu. */
import { waitUntil } from '@open-wc/testing';
import type { LoquiMenu } from '../primitives/loqui-menu/loqui-menu.js';
import '../primitives/loqui-menu/define.js';
import '../views/loqui-message-actions/define.js';
import type { LoquiMessageActions } from '../views/loqui-message-actions/loqui-message-actions.js';

const actionsIn = (message: Element): LoquiMessageActions | null | undefined => message.shadowRoot?.querySelector('loqui-message-actions');

/** The buttons that are rendered; none before the message is pointed at or focused. */
export const actionButtons = (message: Element): HTMLButtonElement[] => [...(actionsIn(message)?.shadowRoot?.querySelectorAll('button') ?? [])];

export const actionLabels = (message: Element): (string | null)[] => actionButtons(message).map(({ ariaLabel }) => ariaLabel);

/** Points at a message and resolves with one of its buttons. */
export async function actionButton(message: Element, label: string): Promise<HTMLButtonElement> {
  message.dispatchEvent(new PointerEvent('pointerenter'));
  const find = (): HTMLButtonElement | undefined => actionButtons(message).find(({ ariaLabel }) => ariaLabel === label);
  await waitUntil(find, `${label} is offered`);
  return find()!;
}

/** Resolves when the menu of a message is open. */
export async function openedMenu(message: Element): Promise<LoquiMenu> {
  const find = (): LoquiMenu | null | undefined => actionsIn(message)?.shadowRoot?.querySelector('loqui-menu');
  await waitUntil(() => find()?.open, 'its menu is open', { timeout: 2000 });
  return find()!;
}

export const menuLabels = ({ items }: LoquiMenu): string[] => items.map(({ textContent }) => textContent.trim());
