import { LoquiError } from '../protocol/index.js';

const RETRYABLE: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** An error with the server's own code and message, or with its status. */
export async function httpFailure(response: Response): Promise<LoquiError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const failure = failureIn(await response.text()) ?? {
    code: response.status === 401 ? 'unauthenticated' : response.status === 403 ? 'forbidden' : 'http',
    message: `The server answered ${String(response.status)} ${response.statusText}. Is ${response.url || 'the address'} where Loqui is mounted?`,
  };
  return new LoquiError(failure, {
    status: response.status,
    retryable: RETRYABLE.has(response.status),
    ...(Number.isFinite(retryAfter) && { retryAfter: retryAfter * 1000 }),
  });
}

function failureIn(body: string): { code: string; message: string } | undefined {
  try {
    const { error } = JSON.parse(body) as { error?: { code?: unknown; message?: unknown } };
    if (typeof error?.code === 'string' && typeof error.message === 'string') return { code: error.code, message: error.message };
  } catch {
    // Not JSON: the page of a proxy or web server.
  }
  return undefined;
}

export function unreachable(url: string, cause: unknown): LoquiError {
  const timedOut = cause instanceof DOMException && cause.name === 'TimeoutError';
  return new LoquiError(
    timedOut
      ? { code: 'timeout', message: `${url} did not answer in time.` }
      : { code: 'network', message: `${url} cannot be reached. Is the server running, and is this page allowed to call it?` },
    { retryable: true, cause },
  );
}
