/** Where the recorded material is: `FIXTURES`, else `../shared/fixtures` beside the repository. It is not part of the repository. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.resolve(root, process.env['FIXTURES'] ?? '../shared/fixtures');

/**
 * Path of the recording folder, or `undefined` when `needed` is not in it: the tests then skip, and say so.
 * @throws Error when it is absent and CI=true: there a skip would look like a pass
 */
export function recordedMaterial(needed: string): string | undefined {
  if (existsSync(path.join(folder, needed))) return folder;
  const message = `${needed} is not in ${folder}. Set FIXTURES to the folder of the recordings.`;
  if (process.env['CI'] !== undefined && process.env['CI'] !== '' && process.env['CI'] !== 'false') throw new Error(message);
  console.warn(`SKIPPED: ${message}`);
  return undefined;
}
