/** Asks an OpenAI-compatible server for its first model: a local server often has only one. */
import type { Failure } from '@loqui/core/protocol';
import { fetchFromOrigin } from './provider-fetch.js';
import { refused, unreachable } from './provider-problem.js';

export interface ModelListRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch | undefined;
}

const NAMES = { provider: 'The model’s server', model: '', keyVariable: 'OPENAI_API_KEY' };

export async function firstModel({ url, headers, signal, fetch: get = fetch }: ModelListRequest): Promise<string | Failure> {
  let response: Response;
  try {
    response = await fetchFromOrigin(get, url, { headers, signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]) });
    if (!response.ok) return (await refused(NAMES, response)).failure;
    const body = await response.text();
    const names = namesIn(body);
    if (names === undefined) return (await refused(NAMES, response, body)).failure;
    const name = names.find((each) => !NO_CHAT.test(each)) ?? names[0];
    if (name !== undefined) return name;
  } catch (cause) {
    return unreachable(NAMES, cause).failure;
  }
  return {
    code: 'provider-not-found',
    message: 'The model’s server has no model. Name one (`model`, or the variable MODEL), or fetch one first, e.g. with `ollama pull`.',
  };
}

const NO_CHAT = /embed|rerank|whisper|tts|moderation|dall-e|transcribe|bge-/i;

/** Accepts `{data: [{id}]}`, `{models: [{name}]}`, and the list alone. `undefined`: the body is no list. */
function namesIn(body: string): readonly string[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  const { data, models } = (typeof value === 'object' && value !== null ? value : {}) as { data?: unknown; models?: unknown };
  const list = [value, data, models].find(Array.isArray) as readonly unknown[] | undefined;
  return list?.map(nameOf).filter((name) => name !== '') ?? (value !== null && typeof value === 'object' && 'data' in value ? [] : undefined);
}

function nameOf(model: unknown): string {
  if (typeof model === 'string') return model;
  const { id, name, model: other } = (typeof model === 'object' && model !== null ? model : {}) as Readonly<Record<string, unknown>>;
  return [id, name, other].find((each): each is string => typeof each === 'string') ?? '';
}
