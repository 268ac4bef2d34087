// The three packages module by module, and for pages without a build two bundles: dist/loqui.js (every element) and dist/autoloader.js (on demand).
// The types are written by `tsc -b`.
import { cpSync } from 'node:fs';
import path from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import esbuild, { minify } from 'rollup-plugin-esbuild';
import { globSync } from 'tinyglobby';
import { bundleConditions, packageNames, rollupSources, root, tsconfigRaw } from './.config/sources.mjs';

const notShipped = ['**/*.test.ts', '**/*.conformance.ts', 'src/testing/**', '**/*.d.ts'];
const typescript = () => esbuild({ include: /\.ts$/, target: 'es2022', sourceMap: true, tsconfig: false, tsconfigRaw });

/** Their plain names in dist/ belong to the bundles, which a script tag names. */
const bundled = new Set(['loqui', 'autoloader']);

const copyStyles = (folder) => ({
  name: 'copy-styles',
  writeBundle() {
    for (const file of globSync('src/**/*.css', { cwd: folder })) cpSync(path.join(folder, file), path.join(folder, file.replace(/^src/, 'dist')));
  },
});

const perModule = packageNames.map((name) => {
  const folder = path.join(root, 'packages', name);
  const files = globSync('src/**/*.ts', { cwd: folder, ignore: notShipped }).sort();
  return {
    input: Object.fromEntries(files.map((file) => [file.replace(/^src\/|\.ts$/g, ''), path.join(folder, file)])),
    external: (id) => !id.startsWith('.') && !path.isAbsolute(id),
    plugins: [rollupSources({ workspace: false }), typescript(), copyStyles(folder)],
    output: {
      dir: path.join(folder, 'dist'),
      format: 'es',
      preserveModules: true,
      preserveModulesRoot: path.join(folder, 'src'),
      sourcemap: true,
      entryFileNames: ({ name: module }) => (name === 'elements' && bundled.has(module) ? `modules/${module}.js` : `${module}.js`),
    },
  };
});

const bundles = [...bundled].map((name) => ({
  input: path.join(root, `packages/elements/src/${name}.ts`),
  plugins: [rollupSources({ workspace: true }), resolve({ browser: true, exportConditions: [...bundleConditions, 'default'] }), typescript()],
  output: {
    dir: path.join(root, 'packages/elements/dist'),
    format: 'es',
    sourcemap: true,
    plugins: [minify({ target: 'es2022', legalComments: 'none' })],
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    // Small shared modules join a chunk that needs them anyway: fewer requests.
    experimentalMinChunkSize: 8_000,
  },
}));

export default [...perModule, ...bundles];
