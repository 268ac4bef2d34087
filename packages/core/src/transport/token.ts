import { isEnvelope, LoquiError, type Frame, type Wire } from '../protocol/index.js';

export interface TokenRequest {
  /** The token that the server refused, so that a cache is bypassed; `true` if none was sent. */
  readonly refused?: string | true;
}

/** A bearer token, or a function that returns one, called before each request. A refused string closes the line; a function is called again, with back-off. */
export type Token = string | ((request: TokenRequest) => string | undefined | Promise<string | undefined>);

const REFUSALS: ReadonlySet<string> = new Set(['unauthenticated', 'token-expired']);

export function isRefusal(error: { readonly code: string; readonly status?: number | undefined }): boolean {
  return REFUSALS.has(error.code) || error.status === 401;
}

export class TokenSource {
  last: string | undefined;
  #refused: string | true | undefined;
  #renewing: Promise<string | undefined> | undefined;

  constructor(private readonly token: Token | undefined) {}

  /** @throws LoquiError `token` when the token function fails; retryable */
  async current(): Promise<string | undefined> {
    if (this.#refused === undefined) return this.#ask({});
    // All waiting requests share one renewal.
    this.#renewing ??= this.#ask({ refused: this.#refused }).finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  /** Turns a refusal of the token `sent` into an error for its caller; returns other errors unchanged. */
  refused(error: LoquiError, sent: string | undefined): LoquiError {
    if (!isRefusal(error)) return error;
    const { code, status } = error;
    const kept = { cause: error, ...(status !== undefined && { status }) };
    if (typeof this.token === 'function') {
      // A refusal of an earlier token does not concern the present one.
      if (sent === this.last) this.#refused = sent ?? true;
      return new LoquiError({ code, message: `${error.message} The token function is asked for another token.` }, { ...kept, retryable: true });
    }
    const remedy = 'A token given as text is not renewed: set `token` to a function that fetches one, or call `reconnect()` with a new client.';
    return new LoquiError({ code, message: sent === undefined || sent.startsWith('guest.') ? error.message : `${error.message} ${remedy}` }, kept);
  }

  async #ask(request: TokenRequest): Promise<string | undefined> {
    if (typeof this.token !== 'function') return (this.last = this.token);
    let token: string | undefined;
    try {
      token = await this.token(request);
    } catch (cause) {
      const message = `The token function failed: ${cause instanceof Error ? cause.message : String(cause)}`;
      throw new LoquiError({ code: 'token', message }, { retryable: true, cause });
    }
    if (token !== undefined && token !== this.#refused) this.#refused = undefined;
    return (this.last = token);
  }
}

/** Adds the wire's name to `hello`. @throws LoquiError when a `bye` refuses our token */
export function receiveFrame(frame: Frame, transport: Wire, tokens: TokenSource, token: string | undefined): Frame {
  if (isEnvelope(frame)) return frame;
  if (frame.type === 'bye' && isRefusal(frame.error)) throw tokens.refused(new LoquiError(frame.error), token);
  return frame.type === 'hello' ? { ...frame, transport } : frame;
}
