/** Which addresses of an answer become links and images. Closed by default: a model's words must not fetch or run anything by being shown. */

/** What a site allows, as origins (`https://example.org`). */
export interface AddressRules {
  /** Origins whose images are loaded; the page's own always are. */
  readonly allowedImageOrigins: ReadonlySet<string>;
  /** Origins that may be linked, besides the page's own; absent: any. */
  readonly allowedLinkOrigins: ReadonlySet<string> | undefined;
  /** The address that relative addresses are read against. */
  readonly base: string;
}

/** Why an address is not linked: it cannot be read, is of a kind that is not linked (`what`: `javascript:`), or leads to a host the site has not allowed (`what`). */
export interface Refusal {
  readonly because: 'unreadable' | 'kind' | 'host';
  readonly what: string;
}

/** A checked address. `href` is what was checked, written in full; `foreign` says that it leaves the page's origin. */
export type LinkAddress = { readonly allowed: true; readonly href: string; readonly foreign: boolean } | { readonly allowed: false; readonly reason: Refusal };

/** Makes a set of origins from what a page wrote; entries that are no http(s) address are left out. */
export function origins(list: Iterable<string>): Set<string> {
  const found = new Set<string>();
  for (const entry of list) {
    const url = parse(entry, undefined);
    if (url && isWeb(url)) found.add(url.origin);
  }
  return found;
}

/** Checks the address of a link: http, https, mailto and tel pass, everything else is refused with a reason for the reader. */
export function checkLink(href: string, rules: AddressRules): LinkAddress {
  const url = parse(href, rules.base);
  if (!url) return { allowed: false, reason: { because: 'unreadable', what: '' } };
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return { allowed: true, href: url.href, foreign: false };
  if (!isWeb(url)) return { allowed: false, reason: { because: 'kind', what: url.protocol.slice(0, 24) } };
  const foreign = url.origin !== originOf(rules.base);
  if (foreign && rules.allowedLinkOrigins && !rules.allowedLinkOrigins.has(url.origin)) return { allowed: false, reason: { because: 'host', what: url.host } };
  return { allowed: true, href: url.href, foreign };
}

/** The address to load an image from, or undefined when it must not be loaded. */
export function checkImage(href: string, rules: AddressRules): string | undefined {
  const url = parse(href, rules.base);
  if (!url) return undefined;
  if (url.protocol === 'data:') return /^data:image\/(?!svg)[a-z\d.+-]+[;,]/i.test(url.href) ? url.href : undefined;
  if (!isWeb(url)) return undefined;
  return url.origin === originOf(rules.base) || rules.allowedImageOrigins.has(url.origin) ? url.href : undefined;
}

function isWeb(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}

function originOf(base: string): string | undefined {
  return parse(base, undefined)?.origin;
}

function parse(href: string, base: string | undefined): URL | undefined {
  return URL.canParse(href, base) ? new URL(href, base) : undefined;
}
