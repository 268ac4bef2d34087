/** Checks addresses of links and images: showing an answer fetches and runs nothing that the page has not allowed. */

export class AllowedAddresses {
  readonly #any: boolean;
  readonly #places: readonly URL[];

  /** @param list origins, each with a path if only that part is allowed, or `*`; anything but http(s) is ignored */
  constructor(list: Iterable<string> = []) {
    const entries = [...list];
    this.#any = entries.includes('*');
    this.#places = entries.flatMap((entry) => {
      const url = parse(entry, undefined);
      return url && isWeb(url) ? [url] : [];
    });
  }

  has(url: URL): boolean {
    return this.#any || this.#places.some((place) => url.origin === place.origin && isWithin(pathOf(url), pathOf(place)));
  }
}

export interface AddressRules {
  readonly images: AllowedAddresses;
  readonly links: AllowedAddresses;
  /** Resolves relative addresses; without it they are refused. */
  readonly base: string | undefined;
}

/** `what`: the scheme (`javascript:`), or the host that is not allowed. */
export interface Refusal {
  readonly because: 'unreadable' | 'kind' | 'host';
  readonly what: string;
}

/** `href` is absolute. A refused http(s) address has it too, for a question to the reader. `foreign`: another origin than the page's. */
export type LinkAddress =
  { readonly allowed: true; readonly href: string; readonly foreign: boolean } | { readonly allowed: false; readonly reason: Refusal; readonly href?: string };

export function checkLink(href: string, rules: AddressRules): LinkAddress {
  const url = parse(href, rules.base);
  if (!url) return { allowed: false, reason: { because: 'unreadable', what: '' } };
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return { allowed: true, href: url.href, foreign: false };
  if (!isWeb(url)) return { allowed: false, reason: { because: 'kind', what: url.protocol.slice(0, 24) } };
  const foreign = url.origin !== originOf(rules.base);
  if (foreign && !rules.links.has(url)) return { allowed: false, reason: { because: 'host', what: url.host }, href: url.href };
  return { allowed: true, href: url.href, foreign };
}

/** Undefined: the image must not be loaded. */
export function checkImage(href: string, rules: AddressRules): string | undefined {
  const url = parse(href, rules.base);
  if (!url) return undefined;
  if (url.protocol === 'data:') return /^data:image\/(?!svg)[a-z\d.+-]+[;,]/i.test(url.href) ? url.href : undefined;
  if (!isWeb(url)) return undefined;
  return url.origin === originOf(rules.base) || rules.images.has(url) ? url.href : undefined;
}

export function hostOf(href: string, rules: AddressRules): string {
  return parse(href, rules.base)?.host ?? '';
}

/** A server may decode `%2e` and `%2f`: compares the path as such a server reads it. */
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

function originOf(base: string | undefined): string | undefined {
  return base === undefined ? undefined : parse(base, undefined)?.origin;
}

function parse(href: string, base: string | undefined): URL | undefined {
  return URL.canParse(href, base) ? new URL(href, base) : undefined;
}
