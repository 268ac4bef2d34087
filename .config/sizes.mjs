// What a visitor of a plain chat downloads: each file brotli at the highest level, against its budget. Builds the packages first, when a source has changed.
// `--json` prints only the numbers.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import resolve from '@rollup/plugin-node-resolve';
import { build as esbuild, transform } from 'esbuild';
import { rollup } from 'rollup';
import { parseAst } from 'rollup/parseAst';
import { globSync } from 'tinyglobby';
import './build.mjs';
import { bundleInput, bundleOutput } from './bundle.mjs';
import { root } from './sources.mjs';

const dist = path.join(root, 'packages/elements/dist');

/** What every chat fetches by itself until its first streamed answer stands. Colours come with the first code. */
const ALWAYS = ['provider/make-client', 'storage/indexed-db', 'connected/room-parts'];

/** Files by name, each with its code and the names of the files it imports statically. */
class Files extends Map {
  /** These, and all that they import statically. */
  closure(names, found = new Set()) {
    for (const name of names) {
      if (found.has(name) || !this.has(name)) continue;
      found.add(name);
      this.closure(this.get(name).imports, found);
    }
    return found;
  }

  /** In kB (1000 bytes); each file is compressed by itself, as a server does. */
  weigh(names) {
    const codes = [...this.closure(names)].map((name) => Buffer.from(this.get(name).code));
    const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
    const sum = (measure) => codes.reduce((total, bytes) => total + measure(bytes), 0) / 1000;
    return { minified: sum((bytes) => bytes.length), brotli: sum((bytes) => brotli(bytes).length) };
  }
}

/** Neither is in a plain chat, and their languages only take time. */
const OUTSIDE = /^(?:shiki|temml|@shikijs)|shiki[/\\]|temml/;

/** What Rollup makes of an input. @param suffix of a module's file name */
async function rolledUp(input, output, suffix) {
  const bundle = await rollup({ ...input, external: (id) => OUTSIDE.test(id) });
  const { output: files } = await bundle.generate({ dir: path.join(root, '.tmp/sizes'), ...output });
  await bundle.close();
  const chunks = files.filter(({ type }) => type === 'chunk');
  const find = (module) => chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/${module}${suffix}`)))?.fileName;
  return { files: new Files(chunks.map((chunk) => [chunk.fileName, chunk])), entry: chunks.find(({ isEntry }) => isEntry).fileName, find };
}

/** `loqui-chat` alone, made as what is shipped for pages without a build. */
const ourBundle = () => rolledUp(bundleInput(path.join(root, 'packages/elements/src/panels/loqui-chat/define.ts')), bundleOutput(), '.ts');

/** The module of a site with a chat. */
const SITE = `import '@loqui/elements/loqui-chat.js'`;

/** `loqui-chat` as a site bundles it from the packages, by Rollup and esbuild’s minifier: what Vite does. */
const viteBundle = () =>
  rolledUp(
    {
      input: path.join(root, 'site.js'),
      plugins: [
        { name: 'site', load: (id) => (id === path.join(root, 'site.js') ? SITE : undefined), resolveId: (id) => (id.endsWith('/site.js') ? id : undefined) },
        resolve({ browser: true, exportConditions: ['production'], rootDir: root }),
      ],
    },
    {
      format: 'es',
      plugins: [{ name: 'minify', renderChunk: async (code) => (await transform(code, { minify: true, target: 'es2022', format: 'esm' })).code }],
    },
    '.js',
  );

/** What esbuild makes of an entry. `name`: its file. `find`: the file with a module. */
async function bundled(entry) {
  const { outputFiles, metafile } = await esbuild({
    ...entry,
    outdir: path.join(root, '.tmp/sizes'),
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    conditions: ['production', 'browser'],
    external: [...(entry.external ?? []), 'shiki', '@shikijs/*', 'shiki/*', 'temml'],
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
    write: false,
  });
  const codes = new Map(outputFiles.map(({ path: file, text }) => [path.relative(root, file), text]));
  const outputs = Object.entries(metafile.outputs);
  const isStatic = ({ kind }) => kind === 'import-statement';
  const files = new Files(outputs.map(([name, { imports }]) => [name, { code: codes.get(name), imports: imports.filter(isStatic).map((each) => each.path) }]));
  const find = (module) => outputs.find(([, { inputs }]) => Object.keys(inputs).some((id) => id.endsWith(`/${module}.js`)))?.[0];
  const own = entry.stdin ? '<stdin>' : path.relative(root, entry.entryPoints[0]);
  return { files, name: outputs.find(([, { entryPoint }]) => entryPoint === own)[0], find };
}

/** The same by esbuild, which makes a file of everything that two of its files share. */
async function esbuildBundle() {
  const { files, name, find } = await bundled({ stdin: { contents: SITE, resolveDir: root } });
  return { files, entry: name, find };
}

/** The files in dist/ that an entry leads to. */
function shipped(entry) {
  const files = new Files();
  const read = (name) => {
    if (files.has(name)) return;
    const code = readFileSync(path.join(dist, name), 'utf8');
    const local = (specifier) => path.posix.join(path.posix.dirname(name), specifier);
    const imports = parseAst(code).body.flatMap(({ source }) => (source?.value.startsWith('.') ? [local(source.value)] : []));
    files.set(name, { code, imports });
    for (const next of [...imports, ...[...code.matchAll(/import\("(\.[^"]+)"\)/g)].map(([, specifier]) => local(specifier))]) read(next);
  };
  read(entry);
  // The names of files that hold what always comes, see bundle.mjs.
  const always = [...files.keys()].filter((name) => /^chunks\/(?:loqui-markdown|panel|with-every-panel)-/.test(name));
  return { files, names: [entry, ...always] };
}

const until = ({ entry, find }) => [
  entry,
  ...ALWAYS.map((module) => {
    const file = find(module);
    if (file === undefined) throw new Error(`sizes: no file holds ${module}. Was it moved?`);
    return file;
  }),
];
const ours = await ourBundle();
const vite = await viteBundle();
const esbuilt = await esbuildBundle();
const whole = shipped('loqui.js');
const autoloaded = shipped('autoloader.js');
/** With loqui.css. */
const requests = ({ files, names }) => ({ requests: files.closure(names).size + 1, limit: 6 });

const rows = [
  { name: 'loqui-chat until its first streamed answer stands, client included', limit: 105, ...ours.files.weigh(until(ours)) },
  { name: 'first paint of its empty panel', limit: 40, ...ours.files.weigh([ours.entry]) },
  { name: 'the same chat by loqui.js, which has every element', ...whole.files.weigh(whole.names) },
  { name: 'the same chat by a site’s own bundler: Rollup, as in Vite', ...vite.files.weigh(until(vite)) },
  { name: 'the same chat by a site’s own bundler: esbuild', ...esbuilt.files.weigh(until(esbuilt)) },
  { name: 'requests by loqui.js', ...requests(whole) },
  { name: 'requests by autoloader.js', ...requests(autoloaded) },
];

/** What an element costs a page that has nothing of Loqui yet: itself and all it imports, without Lit, Lit's helpers and RxJS. */
async function ownCosts() {
  const entries = globSync('{primitives,layout,views,connected,panels}/*/define.js', { cwd: dist }).sort();
  return Promise.all(
    entries.map(async (entry) => {
      const file = path.join(dist, entry);
      const { files, name } = await bundled({ entryPoints: [file], external: ['lit', 'lit/*', '@lit/*', 'rxjs'] });
      return { tag: path.basename(path.dirname(entry)), ...files.weigh([name]) };
    }),
  );
}

const isOver = ({ brotli, requests: count, limit }) => limit !== undefined && (brotli ?? count) > limit;
if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else {
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  const cell = (text) => text.padStart(10);
  console.log(`${'what'.padEnd(width)}${cell('minified')}${cell('brotli')}${cell('budget')}   (kB, or files)`);
  for (const row of rows) {
    const { name, minified, brotli, requests: count, limit } = row;
    const figures = count === undefined ? [minified.toFixed(1), brotli.toFixed(1), limit?.toFixed(1) ?? ''] : ['', String(count), String(limit)];
    console.log(`${name.padEnd(width)}${figures.map(cell).join('')}${isOver(row) ? '   OVER BUDGET' : ''}`);
  }
  const costs = (await ownCosts()).sort((a, b) => a.brotli - b.brotli).map(({ tag, brotli }) => `${brotli.toFixed(1).padStart(6)} ${tag}`);
  console.log('\nEach element by itself, beyond Lit and RxJS, in kB (brotli). Elements on one page share most of it.');
  for (let row = 0; row < costs.length; row += 4)
    console.log(
      costs
        .slice(row, row + 4)
        .map((text) => text.padEnd(34))
        .join('')
        .trimEnd(),
    );
}
process.exitCode ||= rows.some(isOver) ? 1 : 0;
