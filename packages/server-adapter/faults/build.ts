/** Compiles the runner and its server from the sources, without one protection if asked. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { esbuildSources, root } from '../../../.config/sources.mjs';
import { protections } from './protections.js';

/** Gives the file to run. @throws Error for an unknown protection, or when its text does not stand in its file exactly once */
export async function buildRunner(without: string | undefined): Promise<string> {
  const folder = path.join(root, '.tmp/faults', without ?? 'whole');
  await build({
    absWorkingDir: root,
    entryPoints: ['run', 'server'].map((name) => path.join(import.meta.dirname, `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // The program finds database drivers by name when it runs.
    packages: 'external',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    plugins: [...(without === undefined ? [] : [leaveOut(without)]), esbuildSources()],
    logLevel: 'warning',
  });
  return path.join(folder, 'run.mjs');
}

function leaveOut(name: string): Plugin {
  const protection = protections[name];
  if (protection === undefined) throw new Error(`There is no protection ${name}. There are: ${Object.keys(protections).join(', ')}.`);
  const { file, find, replace } = protection;
  return {
    name: 'leave-out',
    setup(on) {
      on.onLoad({ filter: /\.ts$/ }, async ({ path: loaded }) => {
        if (path.relative(root, loaded).split(path.sep).join('/') !== file) return undefined;
        const source = await readFile(loaded, 'utf8');
        const pieces = source.split(find);
        if (pieces.length !== 2)
          throw new Error(`${file} holds the text of the protection ${name} ${String(pieces.length - 1)} times, not once. Correct protections.ts.`);
        return { contents: pieces.join(replace), loader: 'ts' };
      });
    },
  };
}
