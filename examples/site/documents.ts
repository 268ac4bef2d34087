/** What the guide reads: this repository's own documentation. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';

const root = path.resolve(import.meta.dirname, '../..');

export interface RepositoryDocument {
  /** From the repository's root, e.g. `packages/core/README.md`. */
  readonly path: string;
  readonly text: string;
  /** Where the site shows it. */
  readonly url: string;
}

const PLACE = '/documents/';

/** README, CONTRIBUTING, the packages' READMEs and the decision records, as far as they are there. */
export function repositoryDocuments(): RepositoryDocument[] {
  return globSync(['README.md', 'CONTRIBUTING.md', 'packages/*/README.md', 'packages/core/decisions/*.md'], { cwd: root })
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8'), url: PLACE + file }));
}
