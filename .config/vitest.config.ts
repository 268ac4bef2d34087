import { defineConfig } from 'vitest/config';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  resolve: {
    // Tests run on the sources, so that no build is needed before them.
    alias: [
      { find: /^@loqui\/(core|elements|server-adapter)$/, replacement: `${root}/packages/$1/src/index.ts` },
      { find: /^@loqui\/core\/(protocol|codecs|transport|stores|storage)$/, replacement: `${root}/packages/core/src/$1/index.ts` },
      { find: /^@loqui\/server-adapter\/node$/, replacement: `${root}/packages/server-adapter/src/node.ts` },
      { find: /^@loqui\/server-adapter\/sqlite$/, replacement: `${root}/packages/server-adapter/src/store/sqlite.ts` },
      { find: /^@loqui\/server-adapter\/(openai|anthropic|guide)$/, replacement: `${root}/packages/server-adapter/src/agents/$1.ts` },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/{core,server-adapter}/src/**/*.test.ts', '.config/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
