// The packages that the element tests load, bundled once for all pages: file by file, each page would load some 450 modules that never change.
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './sources.mjs';

/** One build, so that all of them share one Lit. In CommonJS, whose exports a browser cannot see: those that are used. */
const PACKAGES = {
  '@lit/context': '*',
  '@open-wc/testing': '*',
  '@shoelace-style/localize': '*',
  '@sinonjs/fake-timers': '{ install }',
  'eventsource-parser': '*',
  'fast-check': '*, default',
  idb: '*',
  lit: '*',
  'lit/async-directive.js': '*',
  'lit/decorators.js': '*',
  'lit/directive-helpers.js': '*',
  'lit/directive.js': '*',
  'lit/directives/repeat.js': '*',
  rxjs: '*',
};
/** A second Lit beside the bundled one would know nothing of its elements. */
const MUST_BE_BUNDLED = /^(lit|lit-html|lit-element|@lit\/[^/]+)(\/|$)/;

const FOLDER = '/__dependencies';

const wrappers = {
  name: 'wrappers',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, ({ kind, path: specifier }) => (kind === 'entry-point' ? { path: specifier, namespace: 'wrapper' } : undefined));
    onLoad({ filter: /.*/, namespace: 'wrapper' }, ({ path: specifier }) => ({
      contents: PACKAGES[specifier]
        .split(', ')
        .map((names) => (names === 'default' ? `export { default } from '${specifier}';` : `export ${names} from '${specifier}';`))
        .join('\n'),
      resolveDir: path.join(root, 'packages/elements'),
    }));
  },
};

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: Object.keys(PACKAGES).map((specifier) => ({ in: specifier, out: specifier.replace(/\.js$/, '') })),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: FOLDER,
    write: false,
    conditions: ['development', 'browser'],
    define: { global: 'globalThis' },
    // What is in CommonJS asks for Node's own modules only where `process` exists.
    external: builtinModules,
    plugins: [wrappers],
    logLevel: 'error',
  });
  return new Map(outputFiles.map((file) => [file.path.split(path.sep).join('/'), file.text]));
}

export function wtrDependencies() {
  let files;
  return {
    name: 'loqui-dependencies',
    resolveImport({ source }) {
      if (Object.hasOwn(PACKAGES, source)) return `${FOLDER}/${source.replace(/\.js$/, '')}.js`;
      if (MUST_BE_BUNDLED.test(source)) throw new Error(`${source} is not among the packages of .config/wtr-dependencies.mjs: name it there.`);
      return undefined;
    },
    async serve({ path: file }) {
      if (!file.startsWith(`${FOLDER}/`)) return undefined;
      files ??= bundle();
      const body = (await files).get(file);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
