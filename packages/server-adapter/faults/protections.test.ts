import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { protections } from './protections.js';

const root = path.resolve(import.meta.dirname, '../../..');

it.each(Object.entries(protections))('the text of the protection %s stands in its file once, so that a build can leave it out', async (_, { file, find }) => {
  const source = await readFile(path.join(root, file), 'utf8');
  expect(source.split(find)).toHaveLength(2);
});
