import { checkLink } from './addresses.js';
import type { Setting } from './drawing.js';
import type { LinkNode } from './node-renderers.js';
import { plainText } from './parse/pieces.js';
import type { InlineOf } from './parse/tree.js';
import { element, handled, type View } from './view.js';

export const FOREIGN = { rel: 'noopener noreferrer nofollow', target: '_blank' };

export function linkView(node: InlineOf<'link'>, kids: View[], setting: Setting): View {
  const { addresses, words, boundary, asks } = setting;
  if (node.pending) return element('span', { class: 'link-pending' }, kids);
  const address = checkLink(node.href, addresses);
  if (!address.allowed) return refused('link', address, words.linkHeldBack(address.reason, asks), kids, setting);
  const { href, foreign } = address;
  const { title } = node;
  const view = (): View => element('a', { href, ...(title && { title }), ...(foreign && FOREIGN) }, kids);
  if (!boundary?.has('link')) return view();
  const own: LinkNode = { href, title, text: plainText(node.children), foreign };
  return handled('link', { own, view }, (choice) => boundary.choose('link', choice));
}

/** A refused address: a button with `data-href` where a listener asks the reader, else text. The title has the reason, also for screen readers. */
export function refused(kind: 'link' | 'image-placeholder', { href }: { readonly href?: string }, title: string, kids: View[], { asks }: Setting): View {
  if (href === undefined || !asks) return element('span', { class: kind === 'link' ? 'link-inert' : kind, role: 'link', 'aria-disabled': 'true', title }, kids);
  return element('span', { class: kind === 'link' ? 'link-ask' : `${kind} link-ask`, role: 'button', tabindex: '0', 'data-href': href, title }, kids);
}
