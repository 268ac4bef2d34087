/** Why a provider gave no answer. The server's log gets these words; the room gets a sentence by their code (`run/agent-failure.ts`). */
import { refusalReason, type AnswerEvent } from '@loqui/core/codecs';
import type { Failure } from '@loqui/core/protocol';
import { ProviderRedirectError } from './provider-fetch.js';

export interface ProviderProblem {
  readonly failure: Failure;
  readonly retryable: boolean;
  /** Milliseconds after which the provider wants another request. */
  readonly retryAfter?: number | undefined;
}

export interface ProviderNames {
  readonly provider: string;
  readonly model: string;
  readonly keyVariable: string;
  readonly secret?: string | undefined;
}

/** `came`: the beginning of the body, if it is read already. */
export async function refused(names: ProviderNames, response: Response, came?: string): Promise<ProviderProblem> {
  const { status } = response;
  const body = came ?? (await response.text().catch((error: unknown) => String(error)));
  const reason = withoutSecret(refusalReason(body), names.secret);
  const answered = `${names.provider} answered ${String(status)}${reason === '' ? '' : `: ${reason}`}`.replace(/[.\s]*$/, '.');
  const [code, remedy] = response.ok ? ['provider-no-stream', 'It sent no event stream: is the base URL right?'] : remedyFor(status, names);
  return { failure: { code, message: `${answered} ${remedy}` }, retryable: RETRYABLE.has(status), retryAfter: retryAfterOf(response) };
}

/** 529 is Anthropic's "overloaded". */
const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504, 529]);

function remedyFor(status: number, { model, keyVariable }: ProviderNames): readonly [code: string, remedy: string] {
  if (status === 401 || status === 403) return ['provider-auth', `Check the API key (${keyVariable}).`];
  if (status === 404) return ['provider-not-found', `Check the model’s name (${JSON.stringify(model)}) and the base URL.`];
  if (status === 429) return ['provider-rate-limit', 'Ask again in a while, or raise the limit or the credit at the provider.'];
  if (status >= 500) return ['provider-unavailable', 'Ask again in a while.'];
  return ['provider-bad-request', 'The provider did not accept the request; its words say why.'];
}

export function unreachable(names: ProviderNames, cause: unknown): ProviderProblem {
  if (isTimeout(cause))
    return {
      failure: { code: 'provider-timeout', message: `${names.provider} is too slow. ${cause.message} Ask again, or allow a longer timeout.` },
      retryable: false,
    };
  if (cause instanceof ProviderRedirectError) {
    return { failure: { code: 'provider-redirect', message: `${names.provider} is not where the base URL says. ${cause.message}` }, retryable: false };
  }
  const message = `${names.provider} cannot be reached (${withoutSecret(causeOf(cause), names.secret)}). Is it running, and the base URL right?`;
  return { failure: { code: 'provider-unreachable', message }, retryable: true };
}

/** The last events of a cut stream, with our reason instead of the reader's general one. */
export function brokenOff(
  names: ProviderNames,
  last: readonly AnswerEvent[],
  cause: unknown,
): readonly [events: readonly AnswerEvent[], failure: Failure | undefined] {
  const events = last.filter(({ type }) => type !== 'error');
  if (events.length === last.length) return [events, undefined];
  const why = isTimeout(cause) ? cause.message : withoutSecret(causeOf(cause), names.secret);
  return [events, { code: 'truncated', message: `${names.provider} broke off before the answer was finished (${why.replace(/\.$/, '')}). Ask again.` }];
}

function isTimeout(cause: unknown): cause is Error {
  return cause instanceof Error && cause.name === 'TimeoutError';
}

/** fetch reports only "fetch failed"; the reason is in its cause. */
function causeOf(error: unknown): string {
  const inner = (error as { cause?: unknown } | null)?.cause;
  const code = (inner as { code?: unknown } | null | undefined)?.code;
  if (typeof code === 'string') return code;
  if (inner instanceof Error) return inner.message;
  return error instanceof Error ? error.message : String(error);
}

function withoutSecret(text: string, secret: string | undefined): string {
  return secret === undefined || secret.length < 6 ? text : text.replaceAll(secret, '…');
}

/** Seconds or a date, as in HTTP. */
function retryAfterOf(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
