/** Environment variables, where the runtime has them. */

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
