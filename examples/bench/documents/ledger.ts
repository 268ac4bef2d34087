/** The rows of the tables: plain words and numbers. Each has a mark by which it is found on the page. */
import { plainWords } from './prose.js';
import { below, random } from './random.js';
import { markOf } from './said.js';

export interface Entry {
  readonly mark: string;
  readonly title: string;
  readonly place: string;
  readonly count: number;
  readonly note: string;
}

export const entryKeys = ['mark', 'title', 'place', 'count', 'note'] as const;

/** As many rows, the same at every call. */
export function ledger(count: number): readonly Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const chance = random(index * 11 + 5);
    return { mark: markOf(index), title: plainWords(chance, 3), place: plainWords(chance, 1), count: below(chance, 250_000), note: plainWords(chance, 5) };
  });
}
