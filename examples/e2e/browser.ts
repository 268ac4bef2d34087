/** The browser of these tests: the one named by CHROME_PATH, else the system's. */
import { chromium, type Browser } from 'playwright-core';
import { chromeArgs, findChrome } from '../../.config/browser.mjs';

/** @throws Error that says how to get a browser */
export async function openBrowser(): Promise<Browser> {
  const { path: executablePath, env } = await findChrome();
  return chromium.launch({ executablePath, args: chromeArgs, env: { ...process.env, ...env } });
}
