/** What was measured, and what it adds up to: medians, and ratios within the same run, so that the noise of the machine cancels. */
import type { Sample } from './works.js';

export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

/** A figure of the samples of one work and subject, run by run. */
export type Series = ReadonlyMap<number, number>;

export class Samples {
  readonly #taken = new Map<string, Map<number, Sample>>();
  readonly #failures = new Map<string, string[]>();

  add(work: string, subject: string, run: number, sample: Sample): void {
    const key = `${work} ${subject}`;
    const runs = this.#taken.get(key) ?? new Map<number, Sample>();
    this.#taken.set(key, runs.set(run, sample));
  }

  fail(work: string, subject: string, reason: string): void {
    const key = `${work} ${subject}`;
    this.#failures.set(key, [...(this.#failures.get(key) ?? []), reason]);
  }

  /** Why there is no sample, or not one for each run. */
  failure(work: string, subject: string): string | undefined {
    return this.#failures.get(`${work} ${subject}`)?.[0];
  }

  /** Failed twice: another try would only take time. */
  isHopeless(work: string, subject: string): boolean {
    return (this.#failures.get(`${work} ${subject}`)?.length ?? 0) >= 2;
  }

  /** Without the runs in which the figure is none. */
  series(work: string, subject: string, figure: (sample: Sample) => number): Series {
    const taken = [...(this.#taken.get(`${work} ${subject}`) ?? [])].map(([run, sample]) => [run, figure(sample)] as const);
    return new Map(taken.filter(([, value]) => !Number.isNaN(value)));
  }
}

export const medianOf = (series: Series): number | undefined => median([...series.values()]);

/** The median of what one is in proportion to the other, run by run. */
export function ratioOf(over: Series, under: Series): number | undefined {
  return medianOf(quotients(over, under));
}

/** What one is in proportion to the other, in the runs that have both. */
export function quotients(over: Series, under: Series): Series {
  return new Map(
    [...over].flatMap(([run, value]) => {
      const divisor = under.get(run);
      return divisor === undefined || divisor === 0 ? [] : [[run, value / divisor] as const];
    }),
  );
}
