// The three packages module by module, and for pages without a build two bundles: dist/loqui.js (every element) and dist/autoloader.js (on demand).
// The types are written by `tsc -b`.
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { bundleInput, bundleOutput, typescript } from './.config/bundle.mjs';
import { packageNames, rollupSources, root } from './.config/sources.mjs';

const notShipped = ['**/*.test.ts', '**/*.conformance.ts', 'src/testing/**', '**/*.d.ts'];

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
    // As `sideEffects` of the packages says: else a module would import everything that the index of another house names.
    treeshake: { moduleSideEffects: (id) => /[/\\](?:define|room-parts|loqui|autoloader)\.ts$/.test(id) },
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

/** Chunks are named after what is in them: those of the build before would stay for ever. */
const withoutOldChunks = {
  name: 'without-old-chunks',
  buildStart: () => rmSync(path.join(root, 'packages/elements/dist/chunks'), { recursive: true, force: true }),
};

const bundles = [...bundled].map((name, index) => ({
  ...bundleInput(path.join(root, `packages/elements/src/${name}.ts`), index === 0 ? [withoutOldChunks] : []),
  output: {
    ...bundleOutput(),
    dir: path.join(root, 'packages/elements/dist'),
    sourcemap: true,
    entryFileNames: '[name].js',
  },
}));

export default [...perModule, ...bundles];
