// What a visitor downloads: each bundle minified, then brotli at the highest level, against its budget. `--json` prints only the numbers.
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { bundleConditions, esbuildSources, root, tsconfigRaw } from './sources.mjs';

const elements = path.join(root, 'packages/elements/src');
const chat = path.join(elements, 'panels/loqui-chat/define.ts');

/** `lazy: true` weighs what is imported dynamically, without what the page has loaded before it. */
const budgets = [
  { name: 'core: createClient (with rxjs)', limit: 16, contents: `export { createClient } from '@loqui/core';` },
  { name: 'chat (with streamed markdown)', limit: 45, contents: `import ${JSON.stringify(chat)};` },
  {
    name: 'highlighting, lazy (shiki, its JavaScript engine, one language)',
    limit: 75,
    contents: `
      export * from ${JSON.stringify(path.join(elements, 'highlight/grammar-engine.ts'))};
      export { default as language } from 'shiki/langs/typescript.mjs';`,
  },
];

/** All entry code that is loaded at once, in kB (1000 bytes); chunks that are imported dynamically do not count. */
async function weigh(contents) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: elements, loader: 'js' },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: bundleConditions,
    outdir: path.join(root, '.tmp/sizes'),
    write: false,
    metafile: true,
    legalComments: 'none',
    logLevel: 'error',
    tsconfigRaw,
    plugins: [esbuildSources()],
    absWorkingDir: root,
  });
  const wanted = new Set();
  const add = (file) => {
    if (wanted.has(file)) return;
    wanted.add(file);
    for (const { path: imported, kind } of metafile.outputs[file].imports) if (kind === 'import-statement' && metafile.outputs[imported]) add(imported);
  };
  add(Object.keys(metafile.outputs).find((file) => metafile.outputs[file].entryPoint === '<stdin>'));
  const loaded = outputFiles.filter(({ path: file }) => wanted.has(path.relative(root, file).replaceAll('\\', '/')));
  const options = (bytes) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const sum = (measure) => loaded.reduce((total, { contents: bytes }) => total + measure(bytes), 0) / 1000;
  return { minified: sum((bytes) => bytes.length), brotli: sum((bytes) => brotliCompressSync(bytes, options(bytes)).length) };
}

const rows = [];
for (const { name, limit, contents } of budgets) {
  rows.push({ name, limit, ...(await weigh(contents)) });
}
const over = rows.filter(({ brotli, limit }) => brotli > limit);
if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else {
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  console.log(`${'bundle'.padEnd(width)}${'minified'.padStart(10)}${'brotli'.padStart(10)}${'budget'.padStart(10)}   (kB)`);
  for (const { name, minified, brotli, limit } of rows) {
    console.log(
      `${name.padEnd(width)}${minified.toFixed(1).padStart(10)}${brotli.toFixed(1).padStart(10)}${limit.toFixed(1).padStart(10)}${brotli > limit ? '   OVER BUDGET' : ''}`,
    );
  }
}
process.exitCode = over.length > 0 ? 1 : 0;
