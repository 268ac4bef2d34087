// Writes what lists every element, from the define.ts files: packages/elements/src/loqui.ts (all at once), src/loaders.ts (one at a time, for the
// autoloader) and the exports map of the package. `npm run elements` writes, `--check` fails when something is not up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { globSync } from 'tinyglobby';
import { root } from './sources.mjs';

const folder = path.join(root, 'packages/elements');
const manifestFile = path.join(folder, 'package.json');

/** [tag, its define module from src/, without extension], sorted by tag. */
function defined() {
  const tags = new Map();
  for (const file of globSync('src/**/define.ts', { cwd: folder }).sort()) {
    const source = readFileSync(path.join(folder, file), 'utf8');
    const found = [...source.matchAll(/\bdefine\(\s*'(loqui-[a-z0-9-]+)'/g)].map((match) => match[1]);
    if (found.length === 0) throw new Error(`packages/elements/${file} defines no element: it should call define('loqui-…', Class)`);
    for (const tag of found) {
      if (tags.has(tag)) throw new Error(`${tag} is defined twice: in ${tags.get(tag)} and in ${file}`);
      tags.set(tag, file.replace(/^src\//, '').replace(/\.ts$/, ''));
    }
  }
  return [...tags].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The define modules a panel imports, and what those import: what a page with a panel has at once. Everything else is fetched when it is needed. */
function atOnce(modules) {
  const found = new Set();
  const follow = (module) => {
    if (found.has(module)) return;
    found.add(module);
    const source = readFileSync(path.join(folder, `src/${module}.ts`), 'utf8');
    for (const [, specifier] of source.matchAll(/^import '(\.[^']*\/define)\.js';$/gm)) follow(path.posix.join(path.posix.dirname(module), specifier));
  };
  modules.filter((module) => module.startsWith('panels/')).forEach(follow);
  return found;
}

function files() {
  const elements = defined();
  const modules = [...new Set(elements.map(([, module]) => module))].sort();
  const eager = atOnce(modules);
  const later = elements.filter(([, module]) => !eager.has(module));
  const fetched = [...later.map(([, module]) => `./${path.posix.dirname(module)}/`), './localize/de.js'];
  const loqui = [
    '/** Every element: `<script type="module" src="…/loqui.js">`. Fetches rare ones on first use, exports the others. Written by `npm run elements`. */',
    "import { lazily, needAll } from './lazy.js';",
    "import { onSight } from './sight.js';",
    ...modules.filter((module) => eager.has(module)).map((module) => `import './${module}.js';`),
    '',
    ...later.map(([tag, module]) => `lazily('${tag}', () => import('./${module}.js'));`),
    'onSight(needAll);',
    '',
    ...readFileSync(path.join(folder, 'src/index.ts'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('export') && !fetched.some((place) => line.includes(`'${place}`))),
  ];
  const loaders = [
    '/** Where each element is defined, for the autoloader. Written by `npm run elements`. */',
    'export const loaders: Readonly<Record<string, () => Promise<unknown>>> = {',
    ...elements.map(([tag, module]) => `'${tag}': () => import('./${module}.js'),`),
    '};',
  ];
  const exports = Object.entries(exportsMap(elements)).map(([subpath, target]) => `${JSON.stringify(subpath)}: ${JSON.stringify(target)}`);
  const manifest = readFileSync(manifestFile, 'utf8').replace(/"exports": \{[^]*?\n {2}\}/, `"exports": {\n${exports.join(',\n')}\n  }`);
  return [
    [path.join(folder, 'src/loqui.ts'), `${loqui.join('\n')}\n`],
    [path.join(folder, 'src/loaders.ts'), `${loaders.join('\n')}\n`],
    // One line per export: some eighty lines, not three hundred.
    [manifestFile, manifest],
  ];
}

function exportsMap(elements) {
  const entry = (module, built = module) => ({ types: `./dist/${module}.d.ts`, default: `./dist/${built}.js` });
  const map = { '.': entry('index'), './loqui.js': entry('loqui', 'modules/loqui'), './autoloader.js': entry('autoloader', 'modules/autoloader') };
  for (const [tag, module] of elements) map[`./${tag}.js`] = entry(module);
  map['./markdown-html.js'] = entry('markdown/markdown-html');
  for (const file of globSync('src/**/*.css', { cwd: folder }).sort()) map[`./${path.basename(file)}`] = `./dist/${file.replace(/^src\//, '')}`;
  if (existsSync(path.join(folder, 'custom-elements.json'))) map['./custom-elements.json'] = './custom-elements.json';
  map['./package.json'] = './package.json';
  return map;
}

const checking = process.argv.includes('--check');
const stale = [];
for (const [file, text] of files()) {
  const options = await resolveConfig(file, { editorconfig: false });
  const wanted = await format(text, { ...options, filepath: file });
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
  stale.push(path.relative(root, file));
  if (!checking) writeFileSync(file, wanted);
}
if (checking && stale.length > 0) {
  console.error(`not up to date: ${stale.join(', ')}. Run npm run elements`);
  process.exitCode = 1;
} else {
  console.log(stale.length > 0 ? `written: ${stale.join(', ')}` : 'elements: loqui.ts, loaders.ts and the exports map are up to date');
}
