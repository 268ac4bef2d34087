/** A page in a real browser, served as strictly as a page can be, that runs one of our programs. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { chromeArgs, findChrome } from '../../../../.config/browser.mjs';
import { esbuildSources, tsconfigRaw } from '../../../../.config/sources.mjs';

/** Nothing inline, nothing from elsewhere, no string that becomes code or markup; Lit's own policy is the only one there may be. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";

export interface StrictPage {
  readonly page: Page;
  /** Requests that left the page's own origin, and dialogs that were opened. */
  readonly strays: string[];
}

/** Bundles a file of this folder, opens it as a page, and closes all when `use` is done. */
export async function withStrictPage<T>(program: string, use: (page: StrictPage) => Promise<T>): Promise<T> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, program)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    splitting: true,
    outdir: '/',
    tsconfigRaw,
    conditions: ['browser', 'production'],
    plugins: [esbuildSources()],
    logLevel: 'error',
  });
  const files = new Map(outputFiles.map((file) => [path.posix.join('/', path.basename(file.path)), file.text]));
  const main = `/${path.basename(program, '.ts')}.js`;
  const server = createServer((request, response) => {
    const script = files.get(request.url ?? '');
    response.setHeader('content-security-policy', POLICY);
    if (request.url === '/')
      response
        .setHeader('content-type', 'text/html')
        .end(`<!doctype html><meta charset="utf-8"><title>Strict</title><script type="module" src="${main}"></script>`);
    else if (script === undefined) response.writeHead(404).end();
    else response.setHeader('content-type', 'text/javascript').end(script);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const { path: executablePath, env } = await findChrome();
  const browser = await chromium.launch({ executablePath, args: chromeArgs, env: { ...process.env, ...env } });
  try {
    const page = await browser.newPage();
    const strays: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) strays.push(`request to ${url}`);
    });
    page.on('dialog', (dialog) => {
      strays.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('pageerror', (error) => strays.push(`error ${error.message}`));
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => 'ready' in globalThis);
    return await use({ page, strays });
  } finally {
    await browser.close();
    server.close();
  }
}
