// How what a page loads without a build is made: one pipeline for dist/loqui.js and dist/autoloader.js, and for the numbers of sizes.mjs.
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { bundleConditions, rollupSources, tsconfigRaw } from './sources.mjs';
import { minifyTemplates } from './templates.mjs';

/** What turns our TypeScript into JavaScript. `more`: further options of esbuild. */
export const typescript = (more = {}) => [
  minifyTemplates(),
  esbuild({ include: /\.ts$/, target: 'es2022', sourceMap: true, tsconfig: false, tsconfigRaw, ...more }),
];

/** How a bundle of `input` is read. @param first plugins that stand before all others */
export const bundleInput = (input, first = []) => ({
  input,
  // A chunk may take what it shares with the entry from there; otherwise the entry would be a second, almost empty file to wait for.
  preserveEntrySignatures: 'allow-extension',
  plugins: [
    ...first,
    rollupSources({ workspace: true }),
    resolve({ browser: true, exportConditions: [...bundleConditions, 'default'] }),
    // Module by module, private names are #t, #e and so on in each class; terser gives each name of a file one of its own, which compresses worse.
    typescript({ minifyIdentifiers: true }),
  ],
});

const LICENCE = /\/\*[*!](?:(?!\*\/)[^])*?(?:@license|MIT License)(?:(?!\*\/)[^])*\*\//g;

/** Writes the licences of what is in a bundle, once each, into a file beside it. */
const licences = () => ({
  name: 'licences',
  generateBundle(_options, files) {
    const modules = Object.values(files).flatMap(({ moduleIds = [] }) => moduleIds);
    const found = new Set(modules.flatMap((id) => this.getModuleInfo(id)?.code?.match(LICENCE) ?? []));
    this.emitFile({ type: 'asset', fileName: 'licences.txt', source: `${[...found].sort().join('\n\n')}\n` });
  },
});

/**
 * The files of a bundle, by the modules that each is for: what always comes together is one file. A file holds what its modules import, save what a file
 * before it has. All others are as Rollup makes them: each capability that is fetched when it is needed is a file.
 */
const FILES = [
  // Every element needs what the avatar needs. In loqui.js, which has the avatar, this is the entry and nothing more.
  ['entry', /\/loqui-avatar\/define\.ts$/],
  ['loqui-markdown', /\/loqui-markdown\/define\.ts$/, 'autoloader'],
  ['panel', /\/(?:loqui-chat|loqui-assistant|provider)\/define\.ts$/],
  // What a panel fetches by itself once it is drawn, elements and client.
  ['with-every-panel', /\/(?:connected\/room-parts|provider\/make-client|storage\/indexed-db)\.ts$/],
];

/** Says in which of these files a module is. One function for each bundle. */
function filesOfOneBundle() {
  let fileOf;
  return (id, { getModuleIds, getModuleInfo }) => {
    if (fileOf === undefined) {
      fileOf = new Map();
      const all = [...getModuleIds()];
      const put = (module, file) => {
        // A wire that few pages need has its own file, though the index of the transports names it.
        const onDemand = /\/core\/src\/transport\//.test(module) && getModuleInfo(module).dynamicImporters.length > 0;
        if (fileOf.has(module) || onDemand) return;
        fileOf.set(module, file);
        for (const imported of getModuleInfo(module).importedIds) put(imported, file);
      };
      const entry = all.find((each) => getModuleInfo(each).isEntry);
      put(entry, 'entry');
      for (const [file, pattern] of FILES.filter(([, , only]) => only === undefined || entry.includes(only)))
        for (const module of all.filter((each) => pattern.test(each))) put(module, file);
      // What a view of its own shares with a panel is in the entry: on a page without a panel it needs none of a panel's files.
      const share = (module) => {
        const file = fileOf.get(module);
        if (file === 'entry' || FILES.some(([, pattern]) => pattern.test(module))) return;
        if (file === 'panel' || file === 'loqui-markdown') fileOf.set(module, 'entry');
        getModuleInfo(module).importedIds.forEach(share);
      };
      for (const view of all.filter((each) => /\/(?:primitives|layout|views)\/[^/]+\/define\.ts$/.test(each) && !fileOf.has(each))) share(view);
    }
    return fileOf.get(id);
  };
}

/** How a bundle is written. */
export const bundleOutput = () => ({
  format: 'es',
  generatedCode: 'es2015',
  manualChunks: filesOfOneBundle(),
  onlyExplicitManualChunks: true,
  plugins: [terser({ ecma: 2022, module: true, compress: { passes: 4, keep_fargs: false }, format: { comments: false } }), licences()],
  // The definition of an element is a file of its folder's name.
  chunkFileNames: ({ facadeModuleId }) => `chunks/${/([^/\\]+)[/\\]define\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? '[name]'}-[hash].js`,
});
