// Packs the three packages as npm would publish them, and has publint (strict) and "are the types wrong" judge the tarballs. Needs a build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packageNames, root } from './sources.mjs';

const tarballs = path.join(root, '.tmp/tarballs');
rmSync(tarballs, { recursive: true, force: true });
mkdirSync(tarballs, { recursive: true });

/** The check of types prints more than the one megabyte that Node keeps by default. */
const maxBuffer = 64 * 1024 * 1024;
const run = (command, args, cwd = root) => spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer, shell: process.platform === 'win32' });
const complaints = [];

for (const name of packageNames) {
  const folder = path.join(root, 'packages', name);
  const packed = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', tarballs], folder);
  if (packed.status !== 0) throw new Error(`npm pack of ${name} failed:\n${packed.stderr}`);
  const answer = JSON.parse(packed.stdout);
  const { filename, size, entryCount, files } = Array.isArray(answer) ? answer[0] : Object.values(answer)[0];
  const tarball = path.join(tarballs, path.basename(filename.replace('@', '').replace('/', '-')));
  complaints.push(...files.filter((file) => /\.test\.|\/testing\//.test(file.path)).map((file) => `${name}: ${file.path} should not be shipped`));

  complaints.push(...missingFiles(name, files));

  const { messages, pkg } = await publint({ strict: true, pack: { tarball: readFileSync(tarball) } });
  complaints.push(...messages.map((message) => `${name}: publint: ${formatMessage(message, pkg, { color: false })}`));

  const attw = run(process.execPath, [
    path.join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js'),
    tarball,
    '--profile',
    'esm-only',
    '--format',
    'json',
    ...notCode(name),
  ]);
  if (attw.status !== 0) complaints.push(...typeProblems(attw).map((problem) => `${name}: types: ${problem}`));
  console.log(
    `@loqui/${name}: ${entryCount} files, ${(size / 1000).toFixed(0)} kB packed; publint and types ${attw.status === 0 && messages.length === 0 ? 'find nothing' : 'COMPLAIN'}`,
  );
}
if (complaints.length > 0) {
  console.error(complaints.join('\n'));
  process.exitCode = 1;
}

/** Files that package.json names and that are not in the tarball. publint looks at the entry points; editors read `customElements`. */
function missingFiles(name, files) {
  const { customElements } = JSON.parse(readFileSync(path.join(root, 'packages', name, 'package.json'), 'utf8'));
  if (customElements === undefined || files.some((file) => file.path === customElements)) return [];
  return [`${name}: package.json names "customElements": "${customElements}", which is not in the package`];
}

/** One line per entry point and kind of problem. */
function typeProblems({ stdout, stderr }) {
  const from = stdout.indexOf('{');
  if (from < 0) return [stdout + stderr];
  const { analysis } = JSON.parse(stdout.slice(from));
  const lines = (analysis.problems ?? []).map(({ kind, entrypoint, fileName, moduleSpecifier }) =>
    [kind, entrypoint, fileName, moduleSpecifier].filter(Boolean).join(' '),
  );
  return [...new Set(lines)];
}

/** Style sheets have no types. */
function notCode(name) {
  const { exports } = JSON.parse(readFileSync(path.join(root, 'packages', name, 'package.json'), 'utf8'));
  const styles = Object.keys(exports).filter((subpath) => subpath.endsWith('.css'));
  return styles.length > 0 ? ['--exclude-entrypoints', ...styles] : [];
}
