/** What a caller proves its identity with, and what happens when the server does not take it. */
import { LoquiError } from '../protocol/index.js';

/** What a token function is told. */
export interface TokenRequest {
  /** The token that the server refused, so that another is fetched and not taken from a cache; `true` where none had been given. */
  readonly refused?: string | true;
}

/** A bearer token, or a way to get one, asked before each request. A refused string ends the line for good; a function is asked again, with back-off. */
export type Token = string | ((request: TokenRequest) => string | undefined | Promise<string | undefined>);

/** The codes with which a server says that it does not know us, or no longer. */
const REFUSALS: ReadonlySet<string> = new Set(['unauthenticated', 'token-expired']);

export function isRefusal(error: { readonly code: string; readonly status?: number | undefined }): boolean {
  return REFUSALS.has(error.code) || error.status === 401;
}

/** Hands out one caller's token, and remembers which one was refused. */
export class TokenSource {
  /** The token given last, for whoever cannot wait. */
  last: string | undefined;
  #refused: string | true | undefined;
  #renewing: Promise<string | undefined> | undefined;

  constructor(private readonly token: Token | undefined) {}

  /** @throws LoquiError `token` when the token function fails; retryable */
  async current(): Promise<string | undefined> {
    if (this.#refused === undefined) return this.#ask({});
    // Fetching another may be dear, and many requests may be waiting for it.
    this.#renewing ??= this.#ask({ refused: this.#refused }).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  /** The server did not take the token: what that means for whoever sent it. Errors of another kind come back as they are. */
  refused(error: LoquiError, sent: string | undefined): LoquiError {
    if (!isRefusal(error)) return error;
    const { code, status } = error;
    const kept = { cause: error, ...(status !== undefined && { status }) };
    if (typeof this.token === 'function') {
      // An answer to a request that was made before another token came says nothing about that one.
      if (sent === this.last) this.#refused = sent ?? true;
      return new LoquiError({ code, message: `${error.message} The token function is asked for another token.` }, { ...kept, retryable: true });
    }
    const remedy = 'A token given as text is not renewed: set `token` to a function that fetches one, or call `reconnect()` with a new client.';
    return new LoquiError({ code, message: sent === undefined || sent.startsWith('guest.') ? error.message : `${error.message} ${remedy}` }, kept);
  }

  async #ask(request: TokenRequest): Promise<string | undefined> {
    if (typeof this.token !== 'function') return (this.last = this.token);
    let given: string | undefined;
    try {
      given = await this.token(request);
    } catch (cause) {
      const message = `The token function failed: ${cause instanceof Error ? cause.message : String(cause)}`;
      throw new LoquiError({ code: 'token', message }, { retryable: true, cause });
    }
    if (given !== undefined && given !== this.#refused) this.#refused = undefined;
    return (this.last = given);
  }
}
