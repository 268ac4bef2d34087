// Runs a command with CHROME_PATH set: `node .config/with-browser.mjs vitest run --config .config/vitest.config.ts --project=e2e`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { browserEnvironment } from './browser.mjs';
import { root } from './sources.mjs';

const [command, ...args] = process.argv.slice(2);
if (!command) throw new Error('Name the command to run: node .config/with-browser.mjs <command> [arguments]');
const env = await browserEnvironment();
env.PATH = path.join(root, 'node_modules', '.bin') + path.delimiter + env.PATH;
console.log(`browser: ${env.CHROME_PATH}`);
const child = spawn(command, args, { stdio: 'inherit', env, shell: process.platform === 'win32' });
child.on('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
