/** The pages that may call: by default those of the server's own host. With cookies, any other page could act for its visitor. */
import { forwardedHost, type TrustProxy } from './address.js';
import { refusal } from './refusal.js';
import { originAnswer } from './site-answers.js';

/** Origins beside the server's own, e.g. `https://app.example`; `*` allows every page, without cookies. */
export type Origins = readonly string[] | ((origin: string) => boolean);

export interface OriginRules {
  readonly origins: Origins;
  readonly trustProxy: TrustProxy;
}

export interface Welcome {
  readonly headers: Headers;
  /** Allowed only by `*`: its cookies must not be read. */
  readonly anonymous: boolean;
}

/** @throws TypeError naming the remedy: a plain string would allow every substring of it */
export function checkOrigins(origins: unknown): Origins {
  if (typeof origins === 'function' || (Array.isArray(origins) && origins.every((origin) => typeof origin === 'string'))) return origins as Origins;
  throw new TypeError("origins is a list, e.g. ['https://app.example'], or a function of an origin that returns true or false.");
}

/** Programs send neither `Origin` nor `Sec-Fetch-Site` and may call. @throws LoquiError 403 `cross-origin` */
export function checkOrigin(request: Request, rules: OriginRules): Welcome {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const headers = new Headers({ vary: 'Origin' });
  if (origin !== null && listed(origin, rules.origins)) {
    headers.set('access-control-allow-origin', origin);
    headers.set('access-control-allow-credentials', 'true');
    headers.set('access-control-expose-headers', 'retry-after');
    return { headers, anonymous: false };
  }
  const ownOrigin = origin === null || hostOf(origin) === ownHost(request, rules.trustProxy);
  if (ownOrigin && (site === null || site === 'same-origin' || site === 'none')) return { headers, anonymous: false };
  if (typeof rules.origins === 'function' || !rules.origins.includes('*')) throw crossOrigin(origin ?? site ?? 'an unknown page');
  headers.set('access-control-allow-origin', '*');
  headers.set('access-control-expose-headers', 'retry-after');
  return { headers, anonymous: true };
}

function listed(origin: string, origins: Origins): boolean {
  return typeof origins === 'function' ? originAnswer(origins(origin)) : origins.includes(origin);
}

function ownHost(request: Request, trustProxy: TrustProxy): string {
  const forwarded = trustProxy ? forwardedHost(request.headers, trustProxy) : undefined;
  const url = new URL(request.url);
  return hostOf(`${url.protocol}//${forwarded ?? request.headers.get('host') ?? url.host}`) ?? '';
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function crossOrigin(from: string): Error {
  return refusal(
    403,
    'cross-origin',
    `Calls from ${JSON.stringify(from.slice(0, 200))} are not allowed. Serve the page from the same host, or name its origin in createLoqui({ origins }).`,
  );
}
