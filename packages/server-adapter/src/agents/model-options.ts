/** Options and environment variables of models, whoever serves them. */
import type { ProviderTimeouts } from './provider-stream.js';

export interface ModelOptions {
  /** The model's name as its provider knows it. */
  readonly model?: string | undefined;
  /** Sent with each request. */
  readonly apiKey?: string | undefined;
  /** The provider's address. */
  readonly baseURL?: string | undefined;
  /** The system prompt. */
  readonly instructions?: string | undefined;
  /** Further headers of each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: the global fetch. */
  readonly fetch?: typeof fetch | undefined;
  /** Shown as the author's name. */
  readonly name?: string | undefined;
  readonly avatar?: string | undefined;
  /** Most tokens of one answer, thoughts included. */
  readonly maxTokens?: number | undefined;
  readonly temperature?: number | undefined;
  /** Further fields of the request's body. They win over ours. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  readonly timeouts?: ProviderTimeouts | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** `process.env`; empty where there is no `process` (some edge runtimes). */
export function environment(): Environment {
  return (globalThis as { process?: { env?: Environment } }).process?.env ?? {};
}

/** The variable's value; `undefined` also when it is blank. */
export function variable(name: string, env: Environment = environment()): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
