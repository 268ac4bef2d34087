/** CONTRIBUTING leads through the house by file names: they must be there, and short enough to be read. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../..');
const guide = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
const named = [...guide.matchAll(/`((?:core|elements|server-adapter)\/(?:src|proofs)\/[^`]+\.ts)`/g)].map(([, file = '']) => `packages/${file}`);

it('names files', () => {
  expect(named.length).toBeGreaterThan(30);
});

it.each([...new Set(named)])('%s is there, and has at most 300 lines', (file) => {
  expect(existsSync(path.join(root, file))).toBe(true);
  expect(readFileSync(path.join(root, file), 'utf8').split('\n').length).toBeLessThanOrEqual(301);
});
