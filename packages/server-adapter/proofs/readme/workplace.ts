/** An empty folder into which the packages are installed as a stranger would: from their tarballs, by npm, with a Node of choice. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../../../..');
const tarballs = path.join(root, '.tmp/tarballs');

export interface Workplace {
  readonly folder: string;
  write(file: string, text: string): void;
  /** Runs a program of the folder with the chosen Node. */
  run(args: readonly string[]): { readonly code: number | null; readonly output: string };
  /** Starts one that goes on. */
  start(args: readonly string[], environment: Readonly<Record<string, string>>): ReturnType<typeof spawn>;
}

/** `node`: path of the Node that runs what is installed. `more`: further packages, each `name@version`. @throws Error when npm fails */
export function makeWorkplace(name: string, node: string, more: readonly string[]): Workplace {
  const folder = path.join(root, '.tmp/readme', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  // A folder of its own for npm, with no workspace above it.
  write('package.json', '{ "name": "stranger", "private": true, "type": "module" }\n');
  const packed = packedPackages();
  const environment = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}` };
  const install = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packed, ...more], {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) throw new Error(`npm install failed in ${folder}:\n${install.stdout}${install.stderr}`);
  return {
    folder,
    write,
    run(args) {
      const { status, stdout, stderr } = spawnSync(node, [...args], { cwd: folder, encoding: 'utf8', env: environment });
      return { code: status, output: stdout + stderr };
    },
    start: (args, extra) => spawn(node, [...args], { cwd: folder, env: { ...environment, ...extra }, stdio: ['ignore', 'pipe', 'pipe'] }),
  };
}

/** Made by the step `packages` of `npm run check`; packed now where it has not run. */
function packedPackages(): string[] {
  if (!existsSync(tarballs)) {
    const packing = spawnSync(process.execPath, [path.join(root, '.config/packages.mjs')], { cwd: root, encoding: 'utf8' });
    if (packing.status !== 0) throw new Error(`The packages cannot be packed:\n${packing.stdout}${packing.stderr}`);
  }
  return readdirSync(tarballs).map((file) => path.join(tarballs, file));
}
