/**
 * Proves the READMEs: their snippets are compiled strictly and run, in an empty folder, against the packed packages, with the Node that runs this and with
 * Node 24 where it is installed (`.tmp/node24`). Prints `readme-node20: N passed, N failed` for each.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fencesOf } from './fences.js';
import { tryHero } from './hero.js';
import { unknownTags } from './tags.js';
import { makeWorkplace, root, type Workplace } from './workplace.js';

const GIVEN = ['given.d.ts', 'given-modules.d.ts'];
const SOURCES = ['README.md', 'packages/core/README.md', 'packages/elements/README.md', 'packages/server-adapter/README.md'];
const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
const examples = JSON.parse(readFileSync(path.join(root, 'examples/package.json'), 'utf8')) as { dependencies: Record<string, string> };
const needed = [
  ...['typescript', '@types/node'].map((name) => `${name}@${devDependencies[name] ?? ''}`),
  ...['sirv'].map((name) => `${name}@${examples.dependencies[name] ?? ''}`),
];

const fences = SOURCES.flatMap((source) => fencesOf(source, readFileSync(path.join(root, source), 'utf8')));
const node24 = path.join(root, '.tmp/node24/node_modules/node/bin/node');
const nodes = [process.execPath, ...(existsSync(node24) ? [node24] : [])];
if (nodes.length === 1) console.log('readme: Node 24 is left out: npm install --no-save --prefix .tmp/node24 node@24');

for (const node of nodes) {
  const major = node === process.execPath ? process.versions.node.split('.')[0] : '24';
  const workplace = makeWorkplace(`node${major ?? ''}`, node, needed);
  const failures = [...compile(workplace), ...fences.filter(({ language }) => language === 'html').flatMap(tagFailures)];
  await tryHero(workplace, fences).catch((error: unknown) => failures.push(`README.md: the first example does not work: ${String(error)}`));
  for (const failure of failures) console.error(`FAILED ${failure}`);
  const checks = fences.filter(({ language }) => language === 'ts' || language === 'html').length + 1;
  console.log(`readme-node${major ?? ''}: ${String(checks - Math.min(checks, failures.length))} passed, ${String(failures.length)} failed`);
  if (failures.length > 0) process.exitCode = 1;
}

/** Every TypeScript snippet as a module of its own. */
function compile(workplace: Workplace): string[] {
  const modules = fences.filter(({ language }) => language === 'ts');
  const nameOf = (index: number): string => `snippet-${String(index)}.ts`;
  for (const [index, { code }] of modules.entries()) workplace.write(nameOf(index), `${code}export {};\n`);
  for (const file of GIVEN) workplace.write(file, readFileSync(path.join(import.meta.dirname, file), 'utf8'));
  const scripts = fences.filter(({ file }) => file?.endsWith('.mjs'));
  for (const { file, code } of scripts) workplace.write(file ?? '', code);
  const compilerOptions = {
    strict: true,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: ['node'],
  };
  workplace.write(
    'tsconfig.json',
    JSON.stringify({ compilerOptions, files: [...GIVEN, ...scripts.map(({ file }) => file), ...modules.map((_, index) => nameOf(index))] }),
  );
  const { code, output } = workplace.run(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
  if (code === 0) return [];
  return output
    .split('\n')
    .filter((line) => line.includes('error TS'))
    .map((line) => {
      const [, index, at] = /^snippet-(\d+)\.ts\((\d+),/.exec(line) ?? [];
      const fence = modules[Number(index)];
      return fence === undefined ? line : `${fence.source}:${String(fence.line + Number(at))}: ${line}`;
    });
}

function tagFailures({ source, line, code }: (typeof fences)[number]): string[] {
  return unknownTags(code).map((complaint) => `${source}:${String(line)}: ${complaint}`);
}
