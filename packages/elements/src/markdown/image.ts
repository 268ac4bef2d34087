/** The address of an image can leak the conversation: an image that is not allowed is drawn as its alternative text. */
import { checkImage, checkLink, hostOf } from './addresses.js';
import type { Setting } from './drawing.js';
import { FOREIGN, refused } from './link.js';
import type { ImageNode } from './node-renderers.js';
import type { InlineOf } from './parse/tree.js';
import { element, handled, pushText, type View } from './view.js';

export function imageView({ href, title, alt }: InlineOf<'image'>, insideLink: boolean, setting: Setting): View {
  const { addresses, boundary } = setting;
  const src = checkImage(href, addresses);
  if (src === undefined) return placeholder(href, alt, insideLink, setting);
  const view = (): View => element('img', { src, alt, loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer', ...(title && { title }) });
  if (!boundary?.has('image')) return view();
  const own: ImageNode = { src, alt, title };
  return handled('image', { own, view }, (choice) => boundary.choose('image', choice));
}

function placeholder(href: string, alt: string, insideLink: boolean, setting: Setting): View {
  const { addresses, words, asks } = setting;
  const kids: View[] = [];
  pushText(kids, alt || words.image);
  const address = checkLink(href, addresses);
  const reason = address.allowed || address.reason.because === 'host' ? words.imageHeldBack(hostOf(href, addresses)) : words.linkHeldBack(address.reason, asks);
  if (insideLink) return element('span', { class: 'image-placeholder', title: reason }, kids);
  if (!address.allowed) return refused('image-placeholder', address, reason, kids, setting);
  return element('a', { class: 'image-placeholder', href: address.href, title: reason, ...(address.foreign && FOREIGN) }, kids);
}
