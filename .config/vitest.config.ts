// Tests that run in Node: `node` (unit and integration tests beside their files, on the sources),
// `e2e` (the examples in a real browser) and `catalogue` (the built Storybook).
import { defineConfig } from 'vitest/config';
import path from 'node:path';
import { viteAlias } from './sources.mjs';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  cacheDir: path.join(root, '.tmp/vite-node'),
  resolve: { alias: viteAlias },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/{core,server-adapter}/src/**/*.test.ts', 'packages/elements/src/markdown/parse/**/*.test.ts', '.config/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['examples/e2e/**/*.e2e.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          // Two real browsers share two cores with a server: a timing that fails once is tried once more, and both runs are printed.
          retry: 1,
        },
      },
      {
        extends: true,
        test: { name: 'catalogue', environment: 'node', include: ['.config/catalogue/*.e2e.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
