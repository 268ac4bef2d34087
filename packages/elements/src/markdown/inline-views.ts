/** Inline tokens (emphasis, links, code, images …) as views. */
import type { MarkedToken, Token, Tokens } from 'marked';
import { checkImage, checkLink, type AddressRules } from './addresses.js';
import { decodeEntities } from './entities.js';
import { PENDING_ADDRESS } from './healing.js';
import { element, pushText, type View } from './view.js';
import type { MarkdownWords } from './words.js';

/** What inline drawing needs to know of its surroundings. */
export interface InlineContext {
  readonly addresses: AddressRules;
  readonly words: MarkdownWords;
}

const LINE_BREAK_TAG = /^<br\s*\/?>$/i;

/** Draws tokens one after the other. `insideLink` keeps links from nesting (an image's placeholder is one). */
export function inlineViews(tokens: readonly Token[], context: InlineContext, insideLink = false): View[] {
  const views: View[] = [];
  for (const token of tokens as readonly (MarkedToken | { type: 'plain'; raw: string })[]) addInline(views, token, context, insideLink);
  return views;
}

function addInline(views: View[], token: MarkedToken | { type: 'plain'; raw: string }, context: InlineContext, insideLink: boolean): void {
  switch (token.type) {
    case 'text':
      pushText(views, token.escaped ? token.text : decodeEntities(token.text));
      break;
    case 'escape':
      pushText(views, token.text);
      break;
    case 'strong':
    case 'em':
    case 'del':
      views.push(element(token.type, undefined, inlineViews(token.tokens, context, insideLink)));
      break;
    case 'codespan': {
      const kids: View[] = [];
      pushText(kids, token.text);
      views.push(element('code', undefined, kids));
      break;
    }
    case 'br':
      views.push(element('br'));
      break;
    case 'link':
      addLink(views, token, context, insideLink);
      break;
    case 'image':
      views.push(imageView(token, context, insideLink));
      break;
    case 'checkbox':
      break; // drawn with the list item it belongs to
    case 'html':
      // Markup is shown, never obeyed; a line break is the one tag that means nothing but itself (models write it in table cells).
      if (LINE_BREAK_TAG.test(token.raw)) views.push(element('br'));
      else pushText(views, token.raw);
      break;
    default:
      pushText(views, token.raw);
  }
}

function addLink(views: View[], token: Tokens.Link, context: InlineContext, insideLink: boolean): void {
  const kids = inlineViews(token.tokens, context, true);
  if (insideLink) {
    views.push(element('span', undefined, kids));
    return;
  }
  if (token.href === PENDING_ADDRESS) {
    views.push(element('span', { class: 'link-pending' }, kids));
    return;
  }
  const address = checkLink(token.autolink ? token.href : decodeEntities(token.href), context.addresses);
  if (!address.allowed) {
    views.push(element('span', { class: 'link-inert', title: context.words.linkHeldBack(address.reason) }, kids));
    return;
  }
  const attributes: Record<string, string> = { href: address.href };
  if (token.title) attributes['title'] = decodeEntities(token.title);
  if (address.foreign) Object.assign(attributes, { rel: 'noopener noreferrer nofollow', target: '_blank' });
  views.push(element('a', attributes, kids));
}

function imageView(token: Tokens.Image, context: InlineContext, insideLink: boolean): View {
  const href = decodeEntities(token.href);
  const alt = plainText(token.tokens) || decodeEntities(token.text);
  const source = checkImage(href, context.addresses);
  if (source !== undefined) {
    const attributes: Record<string, string> = { src: source, alt, loading: 'lazy', decoding: 'async', referrerpolicy: 'no-referrer' };
    if (token.title) attributes['title'] = decodeEntities(token.title);
    return element('img', attributes);
  }
  const kids: View[] = [];
  pushText(kids, alt || context.words.image);
  const address = checkLink(href, context.addresses);
  if (!address.allowed || insideLink) {
    const title = address.allowed ? context.words.imageHeldBack(hostOf(address.href)) : context.words.linkHeldBack(address.reason);
    return element('span', { class: 'image-placeholder', title }, kids);
  }
  const attributes: Record<string, string> = { class: 'image-placeholder', href: address.href, title: context.words.imageHeldBack(hostOf(address.href)) };
  if (address.foreign) Object.assign(attributes, { rel: 'noopener noreferrer nofollow', target: '_blank' });
  return element('a', attributes, kids);
}

function hostOf(href: string): string {
  return new URL(href).host;
}

/** The words of inline tokens without their marks, for alternative texts and names. */
export function plainText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens as readonly MarkedToken[]) {
    if ('tokens' in token && token.tokens.length > 0) text += plainText(token.tokens);
    else if (token.type === 'br') text += ' ';
    else if ('text' in token && typeof token.text === 'string') text += token.type === 'codespan' ? token.text : decodeEntities(token.text);
  }
  return text;
}
