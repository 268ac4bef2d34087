/** The caller's network address, the key of the limits per address. Guests are free; addresses are not. */
import { addressWord } from './site-answers.js';

export interface ProxyTrust {
  /** E.g. `x-forwarded-for`, `forwarded` (RFC 7239), `cf-connecting-ip`, in any case. */
  readonly header: string;
  /** Number of own proxies, usually 1. Counted from the right: the caller may write what stands further left. */
  readonly hops: number;
}

export type TrustProxy = false | ProxyTrust;

const peers = new WeakMap<Request, string>();

/** For bindings: sets the address of the socket. No header carries it, so no caller can claim it. */
export function rememberPeer(request: Request, address: string | undefined): void {
  if (address !== undefined) peers.set(request, address);
}

export interface AddressRules {
  readonly address: ((request: Request) => string | undefined) | undefined;
  readonly trustProxy: TrustProxy;
}

export function addressOf(request: Request, { address, trustProxy }: AddressRules): string | undefined {
  if (address) {
    const given = addressWord(address(request));
    return given === undefined ? undefined : (networkOf(given) ?? given.slice(0, 200));
  }
  const forwarded = trustProxy ? forwardedFor(request.headers, trustProxy) : undefined;
  // A word that is no address (`unknown`): the proxy itself is counted.
  return (forwarded === undefined ? undefined : networkOf(forwarded)) ?? networkOf(peers.get(request) ?? '');
}

/** @throws TypeError naming the remedy */
export function checkTrustProxy(trust: unknown): TrustProxy {
  if (trust === false) return false;
  const { header, hops } = (typeof trust === 'object' && trust !== null ? trust : {}) as { header?: unknown; hops?: unknown };
  if (typeof header === 'string' && /^[\w-]{1,64}$/.test(header) && Number.isInteger(hops) && (hops as number) >= 1) {
    return { header: header.toLowerCase(), hops: hops as number };
  }
  throw new TypeError("trustProxy is false, or { header, hops }: e.g. { header: 'x-forwarded-for', hops: 1 } behind one proxy that sets this header.");
}

function forwardedFor(headers: Headers, trust: ProxyTrust): string | undefined {
  const value = headers.get(trust.header);
  if (value === null) return undefined;
  return trust.header === 'forwarded' ? parameter(fromRight(entries(value), trust.hops), 'for') : fromRight(entries(value), trust.hops);
}

/** The host that the outermost own proxy was called by; `undefined` when none is reported. */
export function forwardedHost(headers: Headers, trust: ProxyTrust): string | undefined {
  if (trust.header === 'forwarded') return parameter(fromRight(entries(headers.get('forwarded') ?? ''), trust.hops), 'host');
  return fromRight(entries(headers.get('x-forwarded-host') ?? ''), trust.hops);
}

function entries(value: string): string[] {
  return (value.match(/(?:[^",]|"(?:[^"\\]|\\.)*"?)+/g) ?? []).map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function fromRight(list: readonly string[], hops: number): string | undefined {
  return list[Math.max(0, list.length - hops)];
}

function parameter(entry: string | undefined, name: string): string | undefined {
  for (const pair of entry?.split(';') ?? []) {
    const [key = '', ...rest] = pair.split('=');
    if (key.trim().toLowerCase() === name)
      return rest
        .join('=')
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll(/\\(.)/g, '$1');
  }
  return undefined;
}

/** IPv4 as it is, also inside IPv6 (`::ffff:1.2.3.4`); of IPv6 the /64 of one subscriber. Accepts a port and brackets. `undefined`: no address. */
export function networkOf(text: string): string | undefined {
  const [, four] = /^(\d{1,3}(?:\.\d{1,3}){3})(?::\d{1,5})?$/.exec(text) ?? [];
  if (four !== undefined) return ipv4(four);
  const [, bracketed] = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text) ?? [];
  const bare = (bracketed ?? text).replace(/%.*$/, '');
  if (!/^[0-9a-f:.]{2,45}$/i.test(bare) || !bare.includes(':') || !URL.canParse(`http://[${bare}]/`)) return undefined;
  const groups = expanded(new URL(`http://[${bare}]/`).hostname.slice(1, -1));
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return [groups[6] ?? 0, groups[7] ?? 0].flatMap((group) => [group >> 8, group & 0xff]).join('.');
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

function ipv4(text: string): string | undefined {
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes.join('.') : undefined;
}

function expanded(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const numbers = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const [front, back] = [numbers(head), numbers(tail ?? '')];
  return tail === undefined ? front : [...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back];
}
