/** Redirects followed within one origin, e.g. to add a slash. */
const HOPS = 3;

/** The provider redirects to another origin. The key is not sent there. */
export class ProviderRedirectError extends Error {
  override readonly name = 'ProviderRedirectError';
}

/** Stays at the configured origin: `fetch` would send headers such as `x-api-key` to any redirect. @throws ProviderRedirectError */
export async function fetchFromOrigin(get: typeof fetch, address: string, init: RequestInit): Promise<Response> {
  let url = new URL(address);
  for (let hop = 0; ; hop++) {
    const response = await get(url.href, { ...init, redirect: 'manual' });
    // Browsers hide a redirect that is not followed.
    if (response.type === 'opaqueredirect') throw new ProviderRedirectError('It redirects. Set the base URL to where it leads.');
    const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null;
    if (location === null) return response;
    void response.body?.cancel().catch(() => undefined);
    const next = URL.canParse(location, url) ? new URL(location, url) : undefined;
    const keepsMethod = init.method === undefined || init.method === 'GET' || response.status === 307 || response.status === 308;
    if (next?.origin !== url.origin || !keepsMethod || hop >= HOPS) {
      throw new ProviderRedirectError(`It redirects to ${next?.origin ?? 'no address'}. The key is not sent there: set the base URL to the right place.`);
    }
    url = next;
  }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
