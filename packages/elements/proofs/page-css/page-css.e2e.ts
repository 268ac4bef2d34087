/**
 * The same elements in three pages, with no style sheet, with Tailwind's (a real build by its plugin for Vite) and with the base of Bootstrap: the same pictures,
 * pixel by pixel. A page's reset reaches an element in two ways, by inheritance and at the host, where it wins over `:host`.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type Client } from '@loqui/core';
import { createLoqui } from '@loqui/server-adapter';
import { nodeListener, serve, type Serving } from '@loqui/server-adapter/node';
import tailwind from '@tailwindcss/vite';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../../../../examples/e2e/browser.js';

const site = path.resolve(import.meta.dirname, 'site');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const pages = ['bare', 'tailwind', 'bootstrap'] as const;
/** Shown in their places. */
const inPlace = ['chat', 'button', 'input', 'textarea', 'select', 'checkbox', 'radios', 'tabs', 'table', 'tree', 'code', 'form'] as const;
/** Opened above the page. */
const above = ['menu', 'popover', 'tooltip', 'dialog'] as const;
/** Of all pixels, those that may differ by more than `CHANNEL` in a channel: where the edge of a glyph falls. */
const SHARE = 0.001;
const CHANNEL = 16;

const said = [
  'The import job **stalls** at 40 % again.\n\n1. The same tenant\n2. The same hour\n\n> as last week\n\n- [ ] ask them\n- [x] look at `paging`',
  '| Cursor | Read as |\n| --- | --- |\n| `v1` | inclusive |\n| `v2` | exclusive |\n\n```ts\nif (last) {\n\treturn rows;\n}\n```\n\n### And then\n\nA [link](/docs).',
];

interface Difference {
  readonly width: number;
  readonly height: number;
  /** Of the other picture; the pictures cannot be compared where it is another. */
  readonly other: readonly [width: number, height: number];
  readonly share: number;
}

/** Decodes and compares both in the browser, which has a decoder. */
async function difference(page: Page, one: Buffer, two: Buffer): Promise<Difference> {
  return page.evaluate(
    async ([first, second, channel]) => {
      const read = async (base64: string): Promise<ImageData> => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (!drawing) throw new Error('This browser draws nothing.');
        drawing.drawImage(bitmap, 0, 0);
        return drawing.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [a, b] = [await read(first), await read(second)];
      let differing = 0;
      for (let at = 0; at < Math.min(a.data.length, b.data.length); at += 4)
        if ([0, 1, 2].some((offset) => Math.abs((a.data[at + offset] ?? 0) - (b.data[at + offset] ?? 0)) > channel)) differing += 1;
      return { width: a.width, height: a.height, other: [b.width, b.height] as const, share: differing / (a.width * a.height) };
    },
    [one.toString('base64'), two.toString('base64'), CHANNEL] as const,
  );
}

describe('the elements in pages of other style sheets', () => {
  let folder: string;
  let serving: Serving;
  let browser: Browser;
  let context: BrowserContext;
  let comparing: Page;
  const clients: Client[] = [];
  const pictures = new Map<string, Buffer>();

  const say = async (name: string, text: string): Promise<void> => {
    const client = createClient({ url: `http://127.0.0.1:${String(serving.port)}/loqui`, guest: name, storage: false });
    clients.push(client);
    await client.room('lobby').send({ text });
  };

  async function takeAll(style: (typeof pages)[number]): Promise<void> {
    const page = await context.newPage();
    const take = async (name: string, picture: Promise<Buffer>): Promise<void> => void pictures.set(`${style} ${name}`, await picture);
    await page.goto(`http://127.0.0.1:${String(serving.port)}/${style}.html`);
    await page
      .locator('loqui-chat loqui-message')
      .nth(said.length - 1)
      .waitFor();
    await page.locator('loqui-schema-form loqui-input').first().waitFor();
    await page.locator('#place-chat pre [class]').first().waitFor({ state: 'attached' });
    await page.evaluate(() => document.fonts.ready);
    for (const name of inPlace) await take(name, page.locator(`#place-${name}`).screenshot());
    // Above the page they stand beside the same anchor in the same place.
    await page.locator('#stage').evaluate((stage) => {
      for (const place of [...stage.children]) if (!/menu|popover|tooltip|dialog/.test(place.id)) place.remove();
    });
    for (const name of above) {
      // A tooltip opens for the pointer alone.
      if (name === 'tooltip') await page.locator('#hinted').hover();
      else await page.locator(`loqui-${name}`).evaluate((element) => Object.assign(element, { open: true }));
      await page.locator(`loqui-${name}:is(:popover-open, [open])`).waitFor({ state: 'attached' });
      await take(name, page.screenshot());
      if (name === 'tooltip') await page.mouse.move(700, 500);
      else await page.locator(`loqui-${name}`).evaluate((element) => Object.assign(element, { open: false }));
      await page.locator(`loqui-${name}:not(:popover-open, [open])`).waitFor({ state: 'attached' });
    }
    await page.close();
  }

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'loqui-page-css-'));
    const input = pages.map((name) => path.join(site, `${name}.html`));
    await build({
      root: site,
      configFile: false,
      plugins: [tailwind()],
      build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input } },
      logLevel: 'error',
    });
    const files = nodeListener({
      fetch: async (request) => {
        const file = path.join(folder, new URL(request.url).pathname);
        const bytes = await readFile(file).catch(() => null);
        return new Response(bytes, { status: bytes ? 200 : 404, headers: { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' } });
      },
    });
    serving = await serve(createLoqui({}), { port: 0, host: '127.0.0.1', fallback: files });
    for (const text of said) await say('Mara', text);
    browser = await openBrowser();
    // One visitor, whom the room knows by the same face in every page.
    context = await browser.newContext({ viewport: { width: 760, height: 600 }, reducedMotion: 'reduce', locale: 'en-GB' });
    comparing = await context.newPage();
    for (const style of pages) await takeAll(style);
  });

  afterAll(async () => {
    await browser.close();
    for (const client of clients) client.dispose();
    await serving.close({ window: 0, grace: 0 });
    await rm(folder, { recursive: true });
  });

  for (const style of pages.slice(1)) {
    it.each([...inPlace, ...above])(`draws the same with ${style}: %s`, async (name) => {
      const [bare, styled] = ['bare', style].map((page) => pictures.get(`${page} ${name}`));
      if (!bare || !styled) throw new Error(`There is no picture of ${name}.`);
      const { width, height, other, share } = await difference(comparing, bare, styled);
      expect(other, 'the size').toEqual([width, height]);
      expect(share, 'share of pixels that differ').toBeLessThanOrEqual(SHARE);
    });
  }
});
