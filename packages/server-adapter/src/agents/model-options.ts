import type { ProviderTimeouts } from './provider-stream.js';

export interface ModelOptions {
  readonly model?: string | undefined;
  readonly apiKey?: string | undefined;
  readonly baseURL?: string | undefined;
  readonly instructions?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Default: the global fetch. */
  readonly fetch?: typeof fetch | undefined;
  /** The author's name. */
  readonly name?: string | undefined;
  readonly avatar?: string | undefined;
  readonly maxTokens?: number | undefined;
  readonly temperature?: number | undefined;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  readonly timeouts?: ProviderTimeouts | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Empty where there is no `process` (some edge runtimes). */
export function environment(): Environment {
  return (globalThis as { process?: { env?: Environment } }).process?.env ?? {};
}

/** `undefined` also when it is blank. */
export function variable(name: string, env: Environment = environment()): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
