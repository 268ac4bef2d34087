/**
 * Inputs of the kinds that people report about answers, from public bug reports. What is expected stands in the file in words; each part of this
 * suite writes it down as data, by the case's id, and checks the kinds it names.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tsImport } from 'tsx/esm/api';
import type { Result, Suite } from './suite.js';

const FILE = 'field/answers.json';

export interface FieldCase {
  readonly id: string;
  readonly kind: string;
  /** Long ones are cut: they end in how long they were, `… (711 characters)`. */
  readonly input: string;
  /** In words. */
  readonly expected: string;
}

export interface FieldPart {
  /** The kinds of cases it checks. */
  readonly kinds: readonly string[];
  run(cases: readonly FieldCase[]): AsyncIterable<Result> | Iterable<Result>;
}

/** A part that runs the packages finds them by the paths of this folder's tsconfig, as sources. */
async function partOnSources(file: string): Promise<FieldPart> {
  const loaded = (await tsImport(file, { parentURL: import.meta.url, tsconfig: path.join(import.meta.dirname, 'tsconfig.json') })) as { part: FieldPart };
  return loaded.part;
}

export const field: Suite = {
  name: 'field',
  needs: [FILE],
  async *run(folder) {
    const cases = JSON.parse(readFileSync(path.join(folder, FILE), 'utf8')) as FieldCase[];
    const parts = [
      await partOnSources('../../../server-adapter/proofs/conformance/field-answers.ts'),
      await partOnSources('../../../elements/proofs/conformance/field-markdown.ts'),
    ];
    for (const part of parts) yield* part.run(cases.filter(({ kind }) => part.kinds.includes(kind)));
    const left = cases.filter(({ kind }) => !parts.some((part) => part.kinds.includes(kind)));
    const kinds = [...new Set(left.map(({ kind }) => kind))].join(', ');
    if (left.length > 0) console.warn(`field: ${String(left.length)} cases are checked elsewhere or not yet: ${kinds}`);
  },
};
