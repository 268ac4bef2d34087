/** Links and images as views. Closed by default: what is not allowed asks first, or is text with the reason. */
import { checkImage, checkLink, hostOf } from './addresses.js';
import { plainText, type InlineOf, type LinkSetting } from './inline-views.js';
import type { ImageNode, LinkNode } from './node-renderers.js';
import { element, handled, pushText, type View } from './view.js';

export function linkView(node: InlineOf<'link'>, kids: View[], { addresses, words, boundary }: LinkSetting): View {
  const address = checkLink(node.href, addresses);
  if (!address.allowed) return refused('link', address, words.linkHeldBack(address.reason), kids);
  const view = (): View => {
    const attributes: Record<string, string> = { href: address.href };
    if (node.title) attributes['title'] = node.title;
    return element('a', address.foreign ? { ...attributes, ...FOREIGN } : attributes, kids);
  };
  if (!boundary?.has('link')) return view();
  const own: LinkNode = { href: address.href, title: node.title, text: plainText(node.children), foreign: address.foreign };
  return handled('link', { own, view }, (choice) => boundary.choose('link', choice));
}

/** @param insideLink links must not nest, and an image's placeholder is one */
export function imageView({ href, title, alt }: InlineOf<'image'>, insideLink: boolean, setting: LinkSetting): View {
  const { addresses, boundary } = setting;
  const src = checkImage(href, addresses);
  if (src === undefined) return placeholder(href, alt, insideLink, setting);
  const view = (): View => {
    const attributes: Record<string, string> = { src, alt, loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer' };
    if (title) attributes['title'] = title;
    return element('img', attributes);
  };
  if (!boundary?.has('image')) return view();
  const own: ImageNode = { src, alt, title };
  return handled('image', { own, view }, (choice) => boundary.choose('image', choice));
}

/** An image that is not loaded: its words, with the reason, and a link to it where that is allowed. */
function placeholder(href: string, alt: string, insideLink: boolean, { addresses, words }: LinkSetting): View {
  const kids: View[] = [];
  pushText(kids, alt || words.image);
  const address = checkLink(href, addresses);
  const reason = address.allowed || address.reason.because === 'host' ? words.imageHeldBack(hostOf(href, addresses)) : words.linkHeldBack(address.reason);
  if (insideLink) return element('span', { class: 'image-placeholder', title: reason }, kids);
  if (!address.allowed) return refused('image-placeholder', address, reason, kids);
  return element('a', { class: 'image-placeholder', href: address.href, title: reason, ...(address.foreign && FOREIGN) }, kids);
}

const FOREIGN = { rel: 'noopener noreferrer nofollow', target: '_blank' };

/**
 * What a refused address becomes: a button where a person may be asked whether to go there (`data-href`, see `loqui-markdown`), else words that say why not. The
 * title is the description of its role to whoever reads by ear.
 */
function refused(kind: 'link' | 'image-placeholder', { href }: { readonly href?: string }, reason: string, kids: View[]): View {
  if (href === undefined) return element('span', { class: kind === 'link' ? 'link-inert' : kind, role: 'link', 'aria-disabled': 'true', title: reason }, kids);
  return element('span', { class: kind === 'link' ? 'link-ask' : `${kind} link-ask`, role: 'button', tabindex: '0', 'data-href': href, title: reason }, kids);
}
