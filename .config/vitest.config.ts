// Tests that run in Node: `node` (unit and integration tests beside their files, on the sources), `leaks` (the heap after many clients),
// `e2e` and `e2e-long` (the examples in a real browser) and `catalogue` (the built Storybook).
import { defineConfig } from 'vitest/config';
import path from 'node:path';
import { viteAlias } from './sources.mjs';

const root = path.resolve(import.meta.dirname, '..');

const LEAKS = 'packages/core/src/leak.test.ts';
const LONG = [
  'examples/e2e/irc.e2e.ts',
  'examples/e2e/outbox.e2e.ts',
  'examples/e2e/tabs.e2e.ts',
  // Both depend on the version of Chrome.
  'examples/e2e/accessibility-tree.e2e.ts',
  'packages/elements/proofs/page-css/page-css.e2e.ts',
];

function endToEnd(name: string, files: { readonly include: string[]; readonly exclude?: string[] }) {
  return {
    extends: true as const,
    test: {
      name,
      environment: 'node' as const,
      ...files,
      testTimeout: 60_000,
      hookTimeout: 60_000,
      fileParallelism: false,
      // Two real browsers share two cores with a server.
      expect: { poll: { timeout: 10_000 } },
    },
  };
}

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
          include: [
            'packages/{core,server-adapter}/src/**/*.test.ts',
            'packages/elements/src/markdown/parse/**/*.test.ts',
            'packages/*/proofs/**/*.test.ts',
            'packages/server-adapter/faults/**/*.test.ts',
            '.config/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.ts', LEAKS, '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
      // Its heap is measured in a process of its own, beside nothing else.
      { extends: true, test: { name: 'leaks', environment: 'node', include: [LEAKS] } },
      endToEnd('e2e', { include: ['examples/e2e/**/*.e2e.ts', 'packages/elements/proofs/**/*.e2e.ts'], exclude: [...LONG, '**/node_modules/**'] }),
      // Lost networks, killed servers, closed tabs, an evening of many people: CI runs these minutes, `npm test` does not.
      endToEnd('e2e-long', { include: LONG }),
      {
        extends: true,
        test: { name: 'catalogue', environment: 'node', include: ['stories/catalogue/*.e2e.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
