/** Which pages may call: by default those of the server's own host only. Cookies would otherwise let any page act for its visitor. */
import { refusal } from './refusal.js';

/** Origins beside the server's own, e.g. `https://app.example`; `*` lets every page in, without cookies. Or a function that decides. */
export type Origins = readonly string[] | ((origin: string) => boolean);

export interface OriginRules {
  readonly origins: Origins;
  /** Take the host from `x-forwarded-host`, which only a proxy of ours may set. */
  readonly trustProxy: boolean;
}

/**
 * The CORS headers for the caller's origin; none for callers of the same origin and for programs, which send no origin.
 * @throws LoquiError 403 `cross-origin`
 */
export function checkOrigin(request: Request, rules: OriginRules): Headers {
  const { headers } = request;
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const cors = new Headers({ vary: 'Origin' });
  if (origin !== null && listed(origin, rules.origins)) {
    cors.set('access-control-allow-origin', origin);
    cors.set('access-control-allow-credentials', 'true');
    cors.set('access-control-expose-headers', 'retry-after');
    return cors;
  }
  if (typeof rules.origins !== 'function' && rules.origins.includes('*')) {
    cors.set('access-control-allow-origin', '*');
    cors.set('access-control-expose-headers', 'retry-after');
    return cors;
  }
  if (origin !== null && hostOf(origin) !== ownHost(request, rules.trustProxy)) throw crossOrigin(origin);
  if (site !== null && site !== 'same-origin' && site !== 'none') throw crossOrigin(origin ?? site);
  return cors;
}

function listed(origin: string, origins: Origins): boolean {
  return typeof origins === 'function' ? origins(origin) : origins.includes(origin);
}

function ownHost(request: Request, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers.get('x-forwarded-host')?.split(',')[0]?.trim() : undefined;
  const url = new URL(request.url);
  // Through URL, so that a default port counts as none.
  return hostOf(`${url.protocol}//${forwarded ?? request.headers.get('host') ?? url.host}`) ?? '';
}

/** The host with its port; `undefined` for `null` and everything else that is no address. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function crossOrigin(from: string): Error {
  return refusal(403, 'cross-origin', `Calls from ${JSON.stringify(from.slice(0, 200))} are not allowed. Serve the page from the same host, or name its origin in createLoqui({ origins }).`);
}
