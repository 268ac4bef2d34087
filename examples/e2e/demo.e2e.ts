/** What a stranger sees after `npm start`: the running demo, in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { repositoryDocuments } from '../site/documents.js';
import { openBrowser } from './browser.js';
import { composer, say, shownMessages, withEyes } from './panel.js';
import { startProgram, type Program } from './program.js';
import { buildOnce } from './test-site.js';

const PAGES = ['/', '/drop-in/', '/assistant/', '/team-room/', '/team-room/?as=Mara', '/workbench/', '/react/', '/vue/'];

describe('The demo', () => {
  let folder: string;
  let program: Program;
  let site: string;
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  /** What the pages complained of; nothing is expected. */
  let complaints: string[] = [];

  beforeAll(async () => {
    await buildOnce();
    folder = mkdtempSync(path.join(tmpdir(), 'loqui-demo-'));
    [program, browser] = await Promise.all([startProgram('examples/serve.ts', { LOQUI_DATABASE: path.join(folder, 'demo.db') }), openBrowser()]);
    site = new URL(program.url).origin;
  });

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    expect(complaints.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await browser.close();
    await program.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  async function visitor(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await withEyes(await browser.newContext(options));
    contexts.push(context);
    return watched(await context.newPage());
  }

  function watched(page: Page): Page {
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${page.url()}: ${message.text()}`);
    });
    return page;
  }

  async function enter(page: Page, name: string, room: string, more = ''): Promise<void> {
    await page.goto(`${site}/team-room/?as=${name}&room=${room}${more}`);
    await composer(page).waitFor();
  }

  async function expectSaid(page: Page, ...said: string[]): Promise<void> {
    await expect.poll(async () => (await shownMessages(page)).map(({ author, texts }) => `${author}: ${texts.join('')}`), { timeout: 10_000 }).toEqual(said);
  }

  /** A room with a question, and an answer with sources. */
  async function converse(page: Page, room: string): Promise<void> {
    await enter(page, 'Mara', room);
    if ((await page.locator('loqui-message').count()) > 0) return;
    await say(page, '@assistant which events does a room know?');
    await expect.poll(async () => (await shownMessages(page)).at(-1), { timeout: 20_000 }).toMatchObject({ author: 'Guide', status: 'completed' });
  }

  it('asks for a name, and gives the second window another one', async () => {
    const page = await visitor();
    await page.goto(`${site}/team-room/`);
    await page.getByLabel('Your name').fill('Aroha');
    await page.getByRole('button', { name: 'Join the room' }).click();
    await composer(page).waitFor();
    const [second] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Open a second window' }).click()]);
    await composer(watched(second)).waitFor();
    expect(new URL(second.url()).searchParams.get('as')).not.toBe('Aroha');
    await expect.poll(() => page.locator('loqui-room-header [part~="subtitle"]').innerText()).toContain('2 here');
  });

  it('two windows talk, and each sees that the other is here and types', async () => {
    const [mara, jonas] = [await visitor(), await visitor()];
    await enter(mara, 'Mara', 'talk');
    await enter(jonas, 'Jonas', 'talk');
    for (const page of [mara, jonas]) await expect.poll(() => page.locator('loqui-room-header [part~="subtitle"]').innerText()).toContain('2 here');
    await composer(mara).pressSequentially('Is the build green?');
    await expect.poll(() => jonas.locator('loqui-typing [part~="base"]').innerText()).toContain('Mara is typing');
    await composer(mara).press('Enter');
    await say(jonas, 'It is.');
    for (const page of [mara, jonas]) await expectSaid(page, 'Mara: Is the build green?', 'Jonas: It is.');
    await expect.poll(() => jonas.locator('loqui-typing').count()).toBe(0);
  });

  it('@assistant answers in the room, with its sources, in both windows; a reload keeps it all', async () => {
    const titles = repositoryDocuments().map(({ text }) => /^# (.+)$/m.exec(text)?.[1]?.replaceAll('`', ''));
    const [mara, jonas] = [await visitor(), await visitor()];
    await enter(mara, 'Mara', 'ask');
    await enter(jonas, 'Jonas', 'ask');
    await say(mara, '@assistant which events does a room know?');
    for (const page of [mara, jonas]) {
      await expect.poll(async () => (await shownMessages(page)).map(({ status }) => status), { timeout: 20_000 }).toEqual(['completed', 'completed']);
      // The element of the sources is fetched when it is first needed.
      let sources: string[] = [];
      await expect
        .poll(async () => (sources = await page.locator('loqui-message loqui-sources [part~="source"] .title').allInnerTexts()).length, { timeout: 10_000 })
        .toBeGreaterThan(0);
      for (const source of sources) expect(titles).toContain(source);
    }
    const before = await shownMessages(mara);
    expect(before[1]?.texts.join('').length).toBeGreaterThan(100);
    await mara.reload();
    await expect.poll(() => shownMessages(mara), { timeout: 10_000 }).toEqual(before);
  });

  it('a link to a message shows that message', async () => {
    const page = await visitor({ viewport: { width: 800, height: 480 } });
    await enter(page, 'Mara', 'links');
    for (let count = 1; count <= 9; count++) await say(page, `Line ${count}\n\nof a room that is higher than the window`);
    await expect.poll(() => page.locator('loqui-message').count()).toBe(9);
    const [first] = await shownMessages(page);
    await page.goto('about:blank');
    await page.goto(`${site}/team-room/?as=Mara&room=links#${first?.id ?? ''}`);
    await page.locator(`loqui-message[data-row="${first?.id ?? ''}"]:state(highlighted)`).waitFor();
    await expect.poll(() => page.locator(`loqui-message[data-row="${first?.id ?? ''}"]`).evaluate((row) => row.getBoundingClientRect().top)).toBeGreaterThan(0);
  });

  it('can be used by keyboard alone: Tab to the composer, Enter to send', async () => {
    const page = await visitor();
    await page.goto(`${site}/assistant/?room=keyboard`);
    await composer(page).waitFor();
    for (let press = 0; press < 25 && !(await composer(page).evaluate((field) => field.matches(':focus'))); press++) await page.keyboard.press('Tab');
    await page.keyboard.type('What is a run?');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await shownMessages(page)).map(({ status }) => status), { timeout: 20_000 }).toEqual(['completed', 'completed']);
    expect((await shownMessages(page))[0]?.texts).toEqual(['What is a run?']);
  });

  it('speaks WebSocket as well, to those who are there by event stream', async () => {
    const [mara, jonas] = [await visitor(), await visitor()];
    const sockets: string[] = [];
    mara.on('websocket', (socket) => sockets.push(new URL(socket.url()).pathname));
    await enter(mara, 'Mara', 'lines', '&transport=websocket');
    await enter(jonas, 'Jonas', 'lines');
    await say(mara, 'By socket');
    await expectSaid(jonas, 'Mara: By socket');
    await say(jonas, 'By stream');
    await expectSaid(mara, 'Mara: By socket', 'Jonas: By stream');
    expect(sockets).toEqual(['/loqui']);
  });

  for (const framework of ['react', 'vue']) {
    it(`${framework}: the page sends, counts what it sent, and knows who is here`, async () => {
      const page = await visitor();
      await page.goto(`${site}/${framework}/`);
      await say(page, `Hello from ${framework}`);
      await expect.poll(() => page.locator('main > p').innerText()).toMatch(/Team room, \d here\. You sent 1\./);
      await expect.poll(async () => (await shownMessages(page)).at(-1)).toMatchObject({ status: 'completed', texts: [`Hello from ${framework}`] });
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`every page is accessible in ${colorScheme}, at both ends of width, and scrolls in one direction only`, { timeout: 180_000 }, async () => {
      await converse(await visitor(), 'axe');
      const problems: string[] = [];
      const page = await visitor({ colorScheme, reducedMotion: 'reduce' });
      for (const address of [...PAGES, '/team-room/?as=Mara&room=axe', '/assistant/?room=axe']) {
        await page.setViewportSize({ width: 320, height: 800 });
        await page.goto(site + address);
        await page.waitForLoadState('load');
        if (address !== '/team-room/') await composer(page).first().waitFor();
        if (address.endsWith('axe')) await page.locator('loqui-sources').first().waitFor();
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const where = `${address} at ${width}`;
          problems.push(...violations.map(({ id, help, nodes }) => `${where}: ${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`));
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wider > 0) problems.push(`${where}: the page is ${wider} px wider than the window`);
        }
      }
      expect(problems).toEqual([]);
    });
  }

  it('no link is dead and no picture is broken, on every page and in what the guide quotes', async () => {
    const page = await visitor();
    const links = new Set<string>();
    const look = async (): Promise<void> => {
      for (const href of await page.locator('a[href]').evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href))) links.add(href);
      const broken = await page.locator('img').evaluateAll((images) => images.filter((image) => (image as HTMLImageElement).naturalWidth === 0).length);
      expect(broken, page.url()).toBe(0);
    };
    for (const address of PAGES) {
      await page.goto(site + address);
      await page.waitForLoadState('load');
      await look();
    }
    await enter(page, 'Mara', 'links');
    for (const question of ['what is loqui?', 'how do I contribute a new element?', 'which decisions were made about markdown?']) {
      await say(page, `@assistant ${question}`);
      await expect.poll(async () => (await shownMessages(page)).at(-1), { timeout: 20_000 }).toMatchObject({ author: 'Guide', status: 'completed' });
      await page.locator('loqui-message').last().locator('loqui-sources a').first().waitFor();
      await look();
    }
    const own = [...links].filter((link) => new URL(link).origin === site).map((link) => link.replace(/#.*/, ''));
    const dead = await Promise.all([...new Set(own)].map(async (link) => ({ link, status: (await fetch(link)).status })));
    expect(dead.filter(({ status }) => status !== 200)).toEqual([]);
    expect(own.some((link) => link.includes('/documents/'))).toBe(true);
  });

  it('serves nothing but its pages', async () => {
    for (const address of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/.data/demo.db',
      '/package.json',
      '/node_modules/hono/package.json',
      '/e2e%5c..%5cserve.ts',
      '/%00',
    ]) {
      expect((await fetch(site + address)).status, address).toBe(404);
    }
    expect((await fetch(`${site}/node/server.ts`)).headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect((await fetch(`${site}/`, { method: 'POST' })).status).toBe(405);
  });

  it('ends by itself when asked to, with windows open', async () => {
    const page = await visitor();
    await enter(page, 'Mara', 'end');
    await say(page, 'Still here');
    await expectSaid(page, 'Mara: Still here');
    complaints = [];
    expect(await program.stop('SIGTERM')).toBe(0);
    await page.context().close();
    complaints = []; // the page said that its line was gone
  });
});
