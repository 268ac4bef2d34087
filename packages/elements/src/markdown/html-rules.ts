import { checkImage, checkLink, type AddressRules } from './addresses.js';
import type { HtmlTag } from './parse/tree.js';

/** Names of tags, or tags with their allowed attributes. Custom elements are possible. */
export type AllowedHtml = Iterable<string> | Readonly<Record<string, readonly string[]>>;

/** Tags for `allowedHtml` that only format text: keys, indices, marks, abbreviations, details. */
export const textHtml: Readonly<Record<string, readonly string[]>> = {
  abbr: ['title'],
  b: [],
  br: [],
  del: [],
  details: ['open'],
  i: [],
  ins: [],
  kbd: [],
  mark: [],
  q: [],
  s: [],
  small: [],
  sub: [],
  summary: [],
  sup: [],
  u: [],
};

/** Never drawn, whatever a page lists: they run, fetch or restyle, change how the page resolves addresses, or have parsing rules of their own. */
const NEVER = new Set(
  (
    'applet base body embed fencedframe form frame frameset head html iframe image link listing math meta' +
    ' noembed noframes noscript object optgroup option plaintext portal script select style svg template textarea title xmp'
  ).split(' '),
);
/** Attributes with an address to follow, and with one to fetch. Other attributes with addresses are never set. */
const LINKS = new Set(['href', 'cite']);
const SOURCES = new Set(['src', 'poster']);
const NEVER_SET =
  /^(?:on.*|style|class|id|name|is|slot|part|nonce|srcset|imagesrcset|srcdoc|form|formaction|action|data|background|ping|target|manifest|codebase|xlink:.*|xmlns.*|http-equiv|autofocus|popover.*|command.*|shadowroot.*)$/;
/** Elements that may hold blocks: one that is open at the end of an HTML block holds the blocks after it. */
const AROUND_BLOCKS = new Set('article aside blockquote center details div figure figcaption footer header main nav section'.split(' '));

export class HtmlRules {
  readonly #tags = new Map<string, ReadonlySet<string>>();
  readonly #addresses: AddressRules;

  constructor(allowed: AllowedHtml, addresses: AddressRules) {
    this.#addresses = addresses;
    const entries: Iterable<readonly [string, readonly string[]]> =
      Symbol.iterator in allowed ? Array.from(allowed as Iterable<string>, (name) => [name, []] as const) : Object.entries(allowed);
    for (const [name, attributes] of entries) {
      const tag = name.toLowerCase();
      if (!NEVER.has(tag) && /^[a-z][a-z\d._-]*$/.test(tag)) this.#tags.set(tag, new Set(attributes.map((attribute) => attribute.toLowerCase())));
    }
  }

  get isEmpty(): boolean {
    return this.#tags.size === 0;
  }

  has(tag: HtmlTag): boolean {
    return tag.name === 'br' || this.#tags.has(tag.name);
  }

  isAround(name: string): boolean {
    return AROUND_BLOCKS.has(name) || name.includes('-');
  }

  attributesOf(tag: HtmlTag): Record<string, string> {
    const found: Record<string, string> = {};
    const listed = this.#tags.get(tag.name);
    for (const [name, value] of tag.attributes) {
      if (!listed?.has(name) || NEVER_SET.test(name) || Object.hasOwn(found, name)) continue;
      if (LINKS.has(name)) {
        const address = checkLink(value, this.#addresses);
        if (!address.allowed) continue;
        found[name] = address.href;
        if (address.foreign && name === 'href') Object.assign(found, { rel: 'noopener noreferrer nofollow', target: '_blank' });
      } else if (SOURCES.has(name)) {
        const source = checkImage(value, this.#addresses);
        if (source !== undefined) found[name] = source;
      } else found[name] = value;
    }
    return found;
  }
}
