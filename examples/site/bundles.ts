/** Compiles the pages' scripts; those of React and Vue import the packages as an app would. */
import path from 'node:path';
import { build } from 'esbuild';

const examples = path.resolve(import.meta.dirname, '..');

/** Writes each script as `.js` at the same place below `folder`. Takes well under a second. @throws Error when a page does not compile */
export async function buildPages(folder: string): Promise<void> {
  await build({
    absWorkingDir: examples,
    entryPoints: {
      front: 'front.ts',
      'team-room/team-room': 'team-room/team-room.ts',
      'assistant/assistant': 'assistant/assistant.ts',
      'react/main': 'react/main.tsx',
      'vue/main': 'vue/main.ts',
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    sourcemap: true,
    chunkNames: 'shared/[name]-[hash]',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'warning',
    // Our packages are built module by module; the bare imports between the modules are without effect, as they should be.
    logOverride: { 'ignored-bare-import': 'silent' },
  });
}
