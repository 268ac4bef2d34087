/** Which addresses of an answer become links and images. Closed by default: a model's words must not fetch or run anything by being shown. */

/** Addresses that a page allows besides its own origin. */
export class AllowedAddresses {
  readonly #any: boolean;
  readonly #places: readonly URL[];

  /** `list`: origins (`https://example.org`), each with a path if only that part is allowed (`https://example.org/docs/`), or `*` for any. What is no http(s) address is left out. */
  constructor(list: Iterable<string> = []) {
    const entries = [...list];
    this.#any = entries.includes('*');
    this.#places = entries.flatMap((entry) => {
      const url = parse(entry, undefined);
      return url && isWeb(url) ? [url] : [];
    });
  }

  /** Compares what the browser would open: the parsed origin, and the path without `..` and its like. */
  has(url: URL): boolean {
    return this.#any || this.#places.some((place) => url.origin === place.origin && isWithin(pathOf(url), pathOf(place)));
  }
}

/** What a site allows. */
export interface AddressRules {
  readonly images: AllowedAddresses;
  readonly links: AllowedAddresses;
  /** The address that relative addresses are read against. */
  readonly base: string;
}

/** Why an address is not linked: it cannot be read, is of a kind that is not linked (`what`: `javascript:`), or leads to a host the site has not allowed (`what`). */
export interface Refusal {
  readonly because: 'unreadable' | 'kind' | 'host';
  readonly what: string;
}

/**
 * A checked address. `href` is what was checked, written in full; `foreign` says that it leaves the page's origin. A refused address that is of the web has an
 * `href` too: a person may be asked whether to go there.
 */
export type LinkAddress =
  { readonly allowed: true; readonly href: string; readonly foreign: boolean } | { readonly allowed: false; readonly reason: Refusal; readonly href?: string };

/** Checks the address of a link: mailto, tel, the page's own origin and what the site allows pass; everything else is refused with a reason for the reader. */
export function checkLink(href: string, rules: AddressRules): LinkAddress {
  const url = parse(href, rules.base);
  if (!url) return { allowed: false, reason: { because: 'unreadable', what: '' } };
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return { allowed: true, href: url.href, foreign: false };
  if (!isWeb(url)) return { allowed: false, reason: { because: 'kind', what: url.protocol.slice(0, 24) } };
  const foreign = url.origin !== originOf(rules.base);
  if (foreign && !rules.links.has(url)) return { allowed: false, reason: { because: 'host', what: url.host }, href: url.href };
  return { allowed: true, href: url.href, foreign };
}

/** The address to load an image from, or undefined when it must not be loaded. */
export function checkImage(href: string, rules: AddressRules): string | undefined {
  const url = parse(href, rules.base);
  if (!url) return undefined;
  if (url.protocol === 'data:') return /^data:image\/(?!svg)[a-z\d.+-]+[;,]/i.test(url.href) ? url.href : undefined;
  if (!isWeb(url)) return undefined;
  return url.origin === originOf(rules.base) || rules.images.has(url) ? url.href : undefined;
}

/** The host of an address that can be read; else empty. */
export function hostOf(href: string, rules: AddressRules): string {
  return parse(href, rules.base)?.host ?? '';
}

/** A server may read `%2e` and `%2f` as `.` and `/`: a path that holds such is compared as the server could see it. */
function pathOf(url: URL): string {
  const path = url.pathname.replaceAll(/%(?:2f|5c)/gi, '/').replaceAll(/%2e/gi, '.');
  return path === url.pathname ? path : (parse(path, url.origin)?.pathname ?? url.pathname);
}

function isWithin(path: string, place: string): boolean {
  return path.startsWith(place) && (place.endsWith('/') || path.length === place.length || path[place.length] === '/');
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
