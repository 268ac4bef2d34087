/** A site built by Vite with Tailwind, on the built packages, in a browser: the classes of `tailwind.css` are there when the element is in that state. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tailwind from '@tailwindcss/vite';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromeArgs } from '../../../../.config/browser.mjs';

const site = path.resolve(import.meta.dirname, 'site');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

describe('a site of Tailwind', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let page: Page;

  const style = (selector: string, property: string): Promise<string> =>
    page.locator(selector).evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'loqui-tailwind-'));
    await build({ root: site, configFile: false, plugins: [tailwind()], build: { outDir: folder, emptyOutDir: true }, logLevel: 'error' });
    server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://local');
      const file = path.join(folder, path.normalize(pathname === '/' ? 'index.html' : pathname));
      readFile(file).then(
        (bytes) => response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '', args: chromeArgs });
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    await page.locator('loqui-checkbox:defined').waitFor();
  });

  afterAll(async () => {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true });
  });

  it('has the tokens in its theme', async () => {
    expect(await style('#box', 'border-top-left-radius')).toBe('10px');
    expect(await style('#box', 'padding-top')).toBe('4px');
    expect(await style('#box', 'background-color')).toBe('oklch(0.53 0.19 268)');
    // Vite has made something else of light-dark() for older browsers.
    expect(await style('#dark', 'background-color')).toBe('oklch(0.74 0.13 268)');
  });

  it('gives of its theme to the elements below', async () => {
    const emerald = await style('#fed', 'background-color');
    expect(emerald).not.toBe('oklch(0.53 0.19 268)');
    expect(await style('#fed', 'border-top-left-radius')).toBe('0px');
    expect(await page.locator('#button [part=base]').evaluate((base) => getComputedStyle(base).backgroundColor)).toBe(emerald);
  });

  it('shows the classes of a state while the element is in it', async () => {
    expect(await style('#check', 'opacity')).toBe('0.5');
    await page.locator('#check input').click();
    await expect.poll(() => style('#check', 'opacity')).toBe('1');
    await page.locator('#check input').click();
    await expect.poll(() => style('#check', 'opacity')).toBe('0.5');
  });
});
