// Finds a Chromium, and brings one where none is installed: CHROME_PATH → the system's → Playwright's cache → the one inside the npm package
// @sparticuz/chromium (an optional dependency; Linux x64). LOQUI_NO_SYSTEM_CHROME=1 skips the first three, to prove the last.
import { existsSync } from 'node:fs';
import path from 'node:path';

const windowsFolders = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].filter(Boolean);
const systemPaths = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: windowsFolders.flatMap((folder) => [
    path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
    path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]),
};

export const chromeArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/**
 * Where the browser is, how it was found, and what must be in its environment.
 * @returns {Promise<{ path: string, via: string, env: Record<string, string> }>}
 * @throws Error that says how to get one
 */
export async function findChrome() {
  const asked = process.env.CHROME_PATH ?? process.env.CHROME_BIN;
  if (asked) {
    if (existsSync(asked)) return { path: asked, via: 'CHROME_PATH', env: {} };
    throw new Error(`CHROME_PATH names ${asked}, which does not exist. Correct it, or unset it to let the tests look for a browser.`);
  }
  if (!process.env.LOQUI_NO_SYSTEM_CHROME) {
    const found = (systemPaths[process.platform] ?? []).find((file) => existsSync(file)) ?? (await fromPlaywright());
    if (found) return { path: found, via: 'installed', env: {} };
  }
  const carried = process.platform === 'linux' && process.arch === 'x64' ? await fromPackage() : undefined;
  if (carried) return carried;
  throw new Error(
    'No Chromium was found. Install Chrome or Edge, or `apt-get install chromium`, or `npx playwright-core install chromium`, or set CHROME_PATH to the one you have.',
  );
}

async function fromPlaywright() {
  const { chromium } = await import('playwright-core');
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

async function fromPackage() {
  // With this variable the package believes to be on a bare machine and unpacks the libraries it needs (libnss3, libnspr4) beside the browser.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false;
    const file = await chromium.executablePath();
    return { path: file, via: '@sparticuz/chromium', env: { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH ?? '', LOQUI_HEADLESS_SHELL: '1' } };
  } catch (error) {
    if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return undefined; // the optional dependency was left out
  } finally {
    delete process.env.AWS_EXECUTION_ENV;
  }
}

/** The environment in which a test command finds its browser. */
export async function browserEnvironment() {
  const chrome = await findChrome();
  return { ...process.env, ...chrome.env, CHROME_PATH: chrome.path, STORYBOOK_DISABLE_TELEMETRY: '1' };
}
