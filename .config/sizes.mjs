// What a visitor downloads: built as the bundles in dist/ are, brotli at the highest level, against its budget. `--json` prints only the numbers.
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { rollup } from 'rollup';
import { bundleInput, bundleOutput } from './bundle.mjs';
import { root } from './sources.mjs';

const elements = path.join(root, 'packages/elements/src');
const source = (file) => path.join(elements, file);
/** Of the forty-odd languages one is weighed; the others would only take time. */
const LANGUAGE = /shiki[/\\]langs[/\\]/;
const WEIGHED = /[/\\]typescript\.mjs$/;

/** Builds one entry: a source file, or `code`. Gives its chunks by file name, and finds the chunk a module went into. */
async function build(input, code) {
  const virtual = {
    name: 'entry',
    resolveId: (id) => (id === input && code !== undefined ? id : null),
    load: (id) => (id === input && code !== undefined ? code : null),
  };
  const bundle = await rollup({ ...bundleInput(input, [virtual]), external: (id) => LANGUAGE.test(id) && !WEIGHED.test(id) });
  const { output } = await bundle.generate({ ...bundleOutput(), dir: path.join(root, '.tmp/sizes') });
  await bundle.close();
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const find = (wanted) => {
    const found = [...chunks.values()].find(({ moduleIds }) => moduleIds.some((id) => (typeof wanted === 'string' ? id.endsWith(wanted) : wanted.test(id))));
    if (!found) throw new Error(`sizes: no chunk holds ${String(wanted)}. Was the file moved?`);
    return found.fileName;
  };
  return { chunks, find, entry: output.find(({ isEntry }) => isEntry).fileName };
}

/** What some chunks bring with all they import statically, less what the page has `before`. In kB (1000 bytes); each file is compressed by itself, as a server does. */
function weigh({ chunks }, from, before = []) {
  const closure = (names, found = new Set()) => {
    for (const name of names) {
      if (found.has(name) || !chunks.has(name)) continue;
      found.add(name);
      closure(chunks.get(name).imports, found);
    }
    return found;
  };
  const had = closure(before);
  const files = [...closure(from)].filter((name) => !had.has(name)).map((name) => Buffer.from(chunks.get(name).code));
  const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  const sum = (measure) => files.reduce((total, bytes) => total + measure(bytes), 0) / 1000;
  return { minified: sum((bytes) => bytes.length), brotli: sum((bytes) => brotli(bytes).length) };
}

const core = await build('core', `export { createClient } from '@loqui/core';`);
const chat = await build(source('panels/loqui-chat/define.ts'));
const assistant = await build(source('panels/loqui-assistant/define.ts'));
const everything = await build(source('loqui.ts'));

const highlighting = [chat.find('/loqui-code-block/define.ts'), chat.find('/highlight/grammar-engine.ts'), chat.find(WEIGHED)];
/** What every chat fetches by itself until its first streamed answer stands; the code block comes with the first code, the extras of Markdown with the first link or table. */
const anyway = ['/provider/make-client.ts', '/storage/indexed-db.ts', '/loqui-delivery/define.ts', '/connected/room-parts.ts'];

const rows = [
  { name: 'loqui-chat until its first streamed answer stands, client included', limit: 95, ...weigh(chat, [chat.entry, ...anyway.map(chat.find)]) },
  { name: 'core: createClient (with rxjs)', ...weigh(core, [core.entry]) },
  { name: 'loqui-chat, at once', ...weigh(chat, [chat.entry]) },
  { name: 'links, tables and their like, with the first of them', ...weigh(chat, [chat.find('/markdown/extras.ts')], [chat.entry, ...anyway.map(chat.find)]) },
  { name: 'highlighting, with the first code (engine, one language)', ...weigh(chat, highlighting, [chat.entry]) },
  { name: 'loqui-assistant, at once', ...weigh(assistant, [assistant.entry]) },
  { name: 'loqui.js, at once', ...weigh(everything, [everything.entry]) },
];

const isOver = ({ brotli, limit }) => limit !== undefined && brotli > limit;
if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else {
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  console.log(`${'bundle'.padEnd(width)}${'minified'.padStart(10)}${'brotli'.padStart(10)}${'budget'.padStart(10)}   (kB)`);
  for (const row of rows) {
    const { name, minified, brotli, limit } = row;
    const budget = limit === undefined ? '' : limit.toFixed(1);
    console.log(
      `${name.padEnd(width)}${minified.toFixed(1).padStart(10)}${brotli.toFixed(1).padStart(10)}${budget.padStart(10)}${isOver(row) ? '   OVER BUDGET' : ''}`,
    );
  }
}
process.exitCode = rows.some(isOver) ? 1 : 0;
