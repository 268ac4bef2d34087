/** The first model an OpenAI-compatible server lists: what a local server with one model means when nobody names it. */
import type { Failure } from '@loqui/core/protocol';
import { refused, unreachable } from './provider-problem.js';

export interface ModelListRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch | undefined;
}

const NAMES = { provider: 'The model’s server', model: '', keyVariable: 'OPENAI_API_KEY' };

/** Its id, or why there is none. */
export async function firstModel({ url, headers, signal, fetch: get = fetch }: ModelListRequest): Promise<string | Failure> {
  let response: Response;
  try {
    response = await get(url, { headers, signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
    if (!response.ok) return (await refused(NAMES, response)).failure;
    const { data } = (await response.json()) as { data?: readonly { id?: unknown }[] };
    const id = data?.[0]?.id;
    if (typeof id === 'string' && id !== '') return id;
  } catch (cause) {
    return unreachable(NAMES, cause).failure;
  }
  return {
    code: 'provider-not-found',
    message: 'The model’s server has no model. Name one (`model`, or the variable MODEL), or fetch one first, e.g. with `ollama pull`.',
  };
}
