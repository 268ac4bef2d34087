/** What a suite of conformance tests is. One file per suite; `run.ts` lists them. */

export interface Suite {
  readonly name: string;
  /** Files or folders it needs, relative to the fixtures' folder. Absent: the suite is skipped, loudly. */
  readonly needs: readonly string[];
  /** Runs every case of the fixtures in `folder`. */
  run(folder: string): AsyncIterable<Result> | Iterable<Result>;
}

export interface Result {
  /** Which case, and where it helps, at which cut or seed: enough to run it again. */
  readonly name: string;
  /** What differed; absent when the case passed. */
  readonly failure?: string;
}

/** The result of comparing; values are compared as JSON with sorted keys. */
export function compare(name: string, got: unknown, expected: unknown): Result {
  const [left, right] = [canonical(got), canonical(expected)];
  return left === right ? { name } : { name, failure: firstDifference(left, right) };
}

function canonical(value: unknown): string {
  return JSON.stringify({ value }, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

function firstDifference(got: string, expected: string): string {
  let at = 0;
  while (at < got.length && got[at] === expected[at]) at++;
  const from = Math.max(0, at - 60);
  return `at character ${String(at)}\n      got      …${got.slice(from, at + 100)}\n      expected …${expected.slice(from, at + 100)}`;
}
