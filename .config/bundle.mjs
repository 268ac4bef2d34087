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

/** Each licence once per file: Lit repeats its own at the top of every module. Lines stay, for the source map. */
const oneOfEachLicence = () => ({
  name: 'one-of-each-licence',
  renderChunk(code) {
    const seen = new Set();
    const once = (comment) => {
      if (seen.has(comment)) return comment.replace(/.*\n/g, '\n').replace(/.+$/, (last) => ' '.repeat(last.length));
      seen.add(comment);
      return comment;
    };
    return { code: code.replace(LICENCE, once), map: null };
  },
});

/** What every panel fetches by itself once it is drawn: a few elements, and its client. It always comes together, so it is one file. */
const ELEMENTS = /\/(?:connected\/room-parts|loqui-delivery\/define)\.ts$/;
const CLIENT = /\/(?:provider\/make-client|storage\/indexed-db)\.ts$/;

/** Puts the modules of that file together: those named, and what they import beyond what the entry has. One function for each bundle. */
function chunksOfOneBundle() {
  let together;
  return (id, { getModuleIds, getModuleInfo }) => {
    const closure = (ids, found = new Set()) => {
      for (const each of ids) {
        if (found.has(each)) continue;
        found.add(each);
        closure(getModuleInfo(each).importedIds, found);
      }
      return found;
    };
    if (together === undefined) {
      const all = [...getModuleIds()];
      const entry = closure(all.filter((each) => getModuleInfo(each).isEntry));
      const client = all.filter((each) => CLIENT.test(each));
      // The autoloader may be asked for an element that needs no client: there the client stays a file of its own.
      const withClient = client.some((each) => getModuleInfo(each).dynamicImporters.some((importer) => entry.has(importer)));
      const named = all.filter((each) => ELEMENTS.test(each) || (withClient && CLIENT.test(each)));
      const had = withClient ? entry : closure(client, entry);
      // A wire that few pages need has its own file, though the index of the transports names it.
      const onDemand = (each) => /\/core\/src\/transport\//.test(each) && getModuleInfo(each).dynamicImporters.length > 0;
      together = new Set([...closure(named)].filter((each) => !had.has(each) && !onDemand(each)));
    }
    return together.has(id) ? 'with-every-panel' : undefined;
  };
}

/** How a bundle is written. Licence comments stay. */
export const bundleOutput = () => ({
  format: 'es',
  generatedCode: 'es2015',
  manualChunks: chunksOfOneBundle(),
  onlyExplicitManualChunks: true,
  plugins: [terser({ ecma: 2022, module: true, compress: { passes: 4, keep_fargs: false }, format: { comments: 'some' } }), oneOfEachLicence()],
  // The definition of an element is a file of its folder's name.
  chunkFileNames: ({ facadeModuleId }) => `chunks/${/([^/\\]+)[/\\]define\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? '[name]'}-[hash].js`,
});
