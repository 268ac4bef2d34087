/** Compiles the hundreds of expressions of a grammar in steps, as one may take 30 ms. At the time limit it throws `NotYet`, and the line is begun again. */
import { JavaScriptScanner, createJavaScriptRegexEngine, defaultJavaScriptRegexConstructor } from 'shiki/engine/javascript';
import type { PatternScanner, RegexEngine, RegexEngineString } from 'shiki/core';

/** Thrown when rules of a line are not compiled yet. The state of the grammar is unchanged. */
export class NotYet extends Error {}

/** An error stands for an expression that JavaScript lacks: it never matches. */
type Compiled = RegExp | Error;

const compiled = new Map<string, Compiled>();
/** Runs of each expression: browsers compile at the first and optimise at the second, separately for narrow (one-byte) and wide text. */
const runs = new Map<Compiled, number>();
const NEEDED_RUNS = 2;
const WIDE = /[^\0-\xff]/;

let until = Infinity;
let worked = false;

/** Undefined: `limit` came before all rules were compiled. Each call compiles at least one. */
export function inTime<T>(limit: number, work: () => T): T | undefined {
  until = limit;
  worked = false;
  try {
    return work();
  } catch (cause) {
    if (cause instanceof NotYet) return undefined;
    throw cause;
  } finally {
    until = Infinity;
  }
}

function checkTime(): void {
  if (worked && performance.now() >= until) throw new NotYet();
  worked = true;
}

function compile(pattern: string): Compiled {
  checkTime();
  try {
    return defaultJavaScriptRegexConstructor(pattern);
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

function makeReady(pattern: string, text: string, wide: boolean): void {
  let expression = compiled.get(pattern);
  if (!expression) compiled.set(pattern, (expression = compile(pattern)));
  if (!(expression instanceof RegExp)) return;
  // Two counts in one number: runs over narrow text, and over wide text in steps of 16.
  const step = wide ? 16 : 1;
  for (let done = runs.get(expression) ?? 0; (wide ? done >> 4 : done & 15) < NEEDED_RUNS; done += step) {
    checkTime();
    expression.lastIndex = 0;
    try {
      expression.exec(text);
    } catch {
      // The browser cannot run it: the scanner skips the rule.
      compiled.set(pattern, new Error(pattern));
      return;
    }
    runs.set(expression, done + step);
  }
}

class PatientScanner implements PatternScanner {
  readonly #patterns: (string | RegExp)[];
  #narrow = false;
  #wide = false;
  #scanner: JavaScriptScanner | undefined;

  constructor(patterns: (string | RegExp)[]) {
    this.#patterns = patterns;
  }

  findNextMatchSync(string: string | RegexEngineString, start: number): ReturnType<PatternScanner['findNextMatchSync']> {
    if (!this.#narrow || !this.#wide) this.#prepare(typeof string === 'string' ? string : string.content);
    return this.#scanner!.findNextMatchSync(string, start, 0);
  }

  #prepare(text: string): void {
    const wide = WIDE.test(text);
    if (wide ? this.#wide : this.#narrow) return;
    for (const pattern of this.#patterns) if (typeof pattern === 'string') makeReady(pattern, text, wide);
    if (wide) this.#wide = true;
    else this.#narrow = true;
    this.#scanner ??= new JavaScriptScanner(this.#patterns, { cache: compiled, forgiving: true, regexConstructor: defaultJavaScriptRegexConstructor });
  }
}

export const patientEngine: RegexEngine = {
  createScanner: (patterns) => new PatientScanner(patterns),
  createString: createJavaScriptRegexEngine().createString,
};
