/** Bundles the contestants as a site would: from the built packages, minified, each with chunks of its own for what it loads later. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { folder, playerOf, subjectOf } from './subjects.js';

/** Of this run alone; gone when the program ends. */
export const builtFolder = path.resolve(folder, '../../.tmp/bench', String(process.pid));
process.once('exit', () => rmSync(builtFolder, { recursive: true, force: true }));

/** @throws Error that says how to build, when there is nothing to measure */
export function demandBuilt(): void {
  const missing = ['core/dist/index.js', 'elements/dist/index.js', 'elements/dist/loqui.js'].find(
    (file) => !existsSync(path.join(folder, '../../packages', file)),
  );
  if (missing !== undefined)
    throw new Error(`packages/${missing} is missing: run \`npm run build\`, or start the bench as \`npm run bench\`, which builds first.`);
}

/** Installs the peers as the lock file says, when that was not done yet. */
export function installPeers(): void {
  const wanted = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  // Written when they are all there, and swept away by npm itself with the next installation.
  const stamp = path.join(folder, 'node_modules/.installed-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('bench: installing the peers (once)');
  execFileSync('npm', ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: folder,
    shell: process.platform === 'win32',
  });
  writeFileSync(stamp, wanted);
}

const options: BuildOptions & { metafile: true } = {
  bundle: true,
  minify: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  platform: 'browser',
  conditions: ['production', 'browser', 'module', 'import'],
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  jsx: 'automatic',
  legalComments: 'none',
  logLevel: 'error',
  loader: { '.css': 'empty', '.woff': 'empty', '.woff2': 'empty', '.ttf': 'empty' },
  metafile: true,
  absWorkingDir: folder,
};

/** @returns by subject, what its page loads at first, in kB (1000 bytes) of brotli */
export async function buildContestants(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  await build({ ...options, entryPoints: { page: 'page/page.ts' }, outdir: builtFolder });
  const sizes = new Map<string, number>();
  // Each once, in however many engines it is played.
  for (const name of new Set(names.map((called) => playerOf(called).name))) sizes.set(name, await bundle(name, subjectOf(name).file));
  return sizes;
}

/** Bundles one file. @returns what its page loads at first, in kB of brotli */
export async function bundle(name: string, file: string): Promise<number> {
  const { metafile } = await build({ ...options, entryPoints: { [name]: file }, outdir: builtFolder, chunkNames: `chunks/${name}-[hash]` });
  return atOnce(metafile);
}

/** The size of an entry and all that it imports statically; each file compressed by itself, as a server does. */
function atOnce({ outputs }: Metafile): number {
  const found = new Set<string>();
  const follow = (file: string): void => {
    const output = outputs[file];
    if (!output || found.has(file)) return;
    found.add(file);
    for (const { path: imported, kind } of output.imports) if (kind === 'import-statement') follow(imported);
  };
  Object.keys(outputs)
    .filter((file) => outputs[file]?.entryPoint !== undefined && !file.includes('/chunks/'))
    .forEach(follow);
  const bytes = [...found].map((file) => readFileSync(path.resolve(folder, file)));
  return bytes.reduce((sum, file) => sum + brotliCompressSync(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length, 0) / 1_000;
}
