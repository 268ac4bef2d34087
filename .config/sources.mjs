// Where the sources of the packages are, read from their exports maps, so that tests, stories and the CDN bundle run on sources without a build:
// `@loqui/core/protocol` is exported as ./dist/protocol/index.js, so its source is packages/core/src/protocol/index.ts.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');
export const packageNames = ['core', 'elements', 'server-adapter'];

/** What esbuild must know of our TypeScript: the same three lines as tsconfig.base.json. */
export const tsconfigRaw = { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false, verbatimModuleSyntax: true } };

/** The exports conditions of what we bundle ourselves: Lit without its development mode, RxJS with native classes. */
export const bundleConditions = ['browser', 'production', 'es2015'];

const table = new Map();
/** The same for style sheets. */
const sheets = new Map();
/** Folder of a package → names of its files that do something when they are imported. */
const acting = new Map();
for (const name of packageNames) {
  const manifest = JSON.parse(readFileSync(path.join(root, 'packages', name, 'package.json'), 'utf8'));
  acting.set(
    path.join(root, 'packages', name) + path.sep,
    (manifest.sideEffects || []).map((pattern) => path.posix.basename(pattern)),
  );
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    const file = typeof target === 'string' ? target : target.default;
    if (file.startsWith('./dist/') && file.endsWith('.css'))
      sheets.set(manifest.name + subpath.slice(1), `packages/${name}/src/${file.slice('./dist/'.length)}`);
    if (!file.startsWith('./dist/') || !file.endsWith('.js')) continue;
    // dist/modules/ holds those entries whose plain name in dist/ belongs to the CDN bundle.
    const source = file.replace(/^\.\/dist\/(modules\/)?/, '').replace(/\.js$/, '.ts');
    table.set(manifest.name + subpath.slice(1), `packages/${name}/src/${source}`);
  }
}

/** For Vite, Vitest and Storybook. @type {{ find: RegExp, replacement: string }[]} */
export const viteAlias = [...table, ...sheets].map(([specifier, source]) => ({
  // A sheet may be asked for as text, `?raw`.
  find: new RegExp(`^${specifier.replaceAll('.', '\\.')}(?=$|\\?)`),
  replacement: path.join(root, source),
}));

/** For the web test runner: what a browser asks for. */
export const wtrSources = () => ({
  name: 'loqui-sources',
  resolveImport: ({ source }) => (table.has(source) ? `/${table.get(source)}` : undefined),
});

/** As a bundler takes it from the `sideEffects` of our package.json: a file that does nothing by itself, and of which nothing is used, is left out. */
const moduleSideEffects = (file) => {
  const [, names] = [...acting].find(([folder]) => file.startsWith(folder)) ?? [];
  return names === undefined || names.includes(path.basename(file));
};

/** For Rollup: workspace specifiers, and './x.js' written for './x.ts'. */
export const rollupSources = ({ workspace }) => ({
  name: 'loqui-sources',
  resolveId(specifier, importer) {
    const found = (file) => ({ id: file, moduleSideEffects: moduleSideEffects(file) });
    if (workspace && table.has(specifier)) return found(path.join(root, table.get(specifier)));
    if (!importer || !specifier.startsWith('.') || !specifier.endsWith('.js')) return null;
    const file = path.resolve(path.dirname(importer), `${specifier.slice(0, -3)}.ts`);
    return existsSync(file) ? found(file) : null;
  },
});

/** For esbuild, which knows './x.js' for './x.ts' by itself. */
export const esbuildSources = () => ({
  name: 'loqui-sources',
  setup(build) {
    build.onResolve({ filter: /^@loqui\// }, ({ path: specifier }) => (table.has(specifier) ? { path: path.join(root, table.get(specifier)) } : undefined));
  },
});
