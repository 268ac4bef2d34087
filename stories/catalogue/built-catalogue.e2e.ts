/**
 * The built catalogue, as a visitor meets it. Storybook's development server forgives what the production build does not: a definition that tree shaking
 * has taken away leaves tags that are never upgraded, and no other test would notice.
 */
import { createServer, type Server } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromeArgs } from '../../.config/browser.mjs';

const folder = path.resolve(import.meta.dirname, '../../storybook-static');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly type: 'story' | 'docs';
}

const index = JSON.parse(await readFile(path.join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
const stories = Object.values(index.entries).filter((entry) => entry.type === 'story');
/** The first story of each component: enough to see whether its definition has survived. */
const first = [...new Map([...stories].reverse().map((story) => [story.title, story])).values()].reverse();

describe('the built catalogue', () => {
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const file = path.join(folder, path.normalize(new URL(request.url ?? '/', 'http://local').pathname));
      readFile(file).then(
        (bytes) => response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '', args: chromeArgs });
  });

  afterAll(async () => {
    await browser.close();
    server.close();
  });

  it.each(first)('defines the elements of $title', async ({ id }) => {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${String(port)}/iframe.html?id=${id}&viewMode=story`);
    await page.waitForFunction(() => document.body.classList.contains('sb-show-main') && document.querySelector('#storybook-root')?.childElementCount);
    const undefinedTags = await page.evaluate(() => [...document.querySelectorAll('#storybook-root :not(:defined)')].map((element) => element.localName));
    await page.close();
    expect({ undefinedTags, errors }).toEqual({ undefinedTags: [], errors: [] });
  });
});
