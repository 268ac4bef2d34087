/** What is written arrives once and in order: offline, with the tab closed while it is on its way, with the server killed. Real pages, a server of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Room } from '@loqui/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { composer, say, shownMessages, withEyes } from './panel.js';
import { startProgram, type Program } from './program.js';
import { buildOnce } from './test-site.js';

/** Seconds without a network, then without a server: LOQUI_LONG=1 takes those that people have met. */
const OUTAGES = process.env['LOQUI_LONG'] === '1' ? [45, 75] : [3];

describe('What is written', () => {
  let folder: string;
  let port: number;
  let program: Program;
  let browser: Browser;
  let contexts: BrowserContext[] = [];

  const start = (): Promise<Program> => startProgram('examples/serve.ts', { LOQUI_DATABASE: path.join(folder, 'demo.db'), PORT: String(port) });

  beforeAll(async () => {
    await buildOnce();
    folder = mkdtempSync(path.join(tmpdir(), 'loqui-outbox-'));
    port = await freePort();
    [program, browser] = await Promise.all([start(), openBrowser()]);
  });

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  afterAll(async () => {
    await browser.close();
    await program.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** A browser of its own, as far as storage goes. */
  async function person(): Promise<BrowserContext> {
    const context = await withEyes(await browser.newContext());
    contexts.push(context);
    return context;
  }

  async function enter(context: BrowserContext, name: string, room: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`http://localhost:${String(port)}/team-room/?as=${name}&room=${room}`);
    await composer(page).waitFor();
    await page.locator('loqui-room-header loqui-presence').waitFor();
    return page;
  }

  const linesOf = async (page: Page): Promise<string[]> => (await shownMessages(page)).map(({ author, texts }) => `${author}: ${texts.join('')}`);
  const statesOf = async (page: Page): Promise<string[]> => [...new Set((await shownMessages(page)).map(({ status }) => status))];
  const numbered = (name: string, from: number, to: number): string[] =>
    Array.from({ length: to - from + 1 }, (_, index) => `${name}: ${name.toLowerCase()} ${String(from + index)}`);

  /** `pause`: milliseconds before each. */
  async function write(page: Page, name: string, from: number, to: number, pause = 0): Promise<void> {
    for (let number = from; number <= to; number += 1) {
      if (pause > 0) await page.waitForTimeout(pause);
      await say(page, `${name.toLowerCase()} ${String(number)}`);
    }
  }

  /** Everybody sees the same: each message once, each person's in their order. */
  async function expectAll(pages: readonly Page[], room: string, wanted: Readonly<Record<string, number>>): Promise<void> {
    const count = Object.values(wanted).reduce((sum, one) => sum + one, 0);
    const all = [...pages, await enter(await person(), 'Witness', room)];
    const [first] = all;
    await expect.poll(async () => [(await linesOf(first!)).length, await statesOf(first!)], { timeout: 30_000 }).toEqual([count, ['completed']]);
    const lines = await linesOf(first!);
    for (const [name, last] of Object.entries(wanted)) expect(lines.filter((line) => line.startsWith(`${name}:`))).toEqual(numbered(name, 1, last));
    for (const page of all) await expect.poll(() => linesOf(page), { timeout: 15_000 }).toEqual(lines);
  }

  it('by two people offline waits, says so, and arrives once and in order when they are back', async () => {
    const [mara, jonas] = [await person(), await person()];
    const pages = [await enter(mara, 'Mara', 'offline'), await enter(jonas, 'Jonas', 'offline')] as const;
    await Promise.all([mara.setOffline(true), jonas.setOffline(true)]);
    await Promise.all([write(pages[0], 'Mara', 1, 5), write(pages[1], 'Jonas', 1, 5)]);
    await expect
      .poll(
        () =>
          pages[0]
            .locator('loqui-delivery')
            .first()
            .evaluate((line) => visibleText(line)),
        { timeout: 15_000 },
      )
      .toContain('Waiting for connection');
    expect(await statesOf(pages[0])).toEqual(['pending']);
    await pages[0].waitForTimeout(4_000);
    await Promise.all([mara.setOffline(false), jonas.setOffline(false)]);
    await expectAll(pages, 'offline', { Mara: 5, Jonas: 5 });
  });

  it('in a tab that is closed while it is on its way arrives once, by the next tab', async () => {
    const context = await person();
    const first = await enter(context, 'Mara', 'closed');
    await say(first, 'mara 1');
    await expect.poll(() => statesOf(first)).toEqual(['completed']);
    let arrived = 0;
    // The message reaches the server, and its answer never comes back.
    await first.route('**/loqui*', async (route) => {
      if (route.request().method() !== 'POST' || !route.request().postData()?.includes('message.send')) return route.continue();
      await route.fetch();
      arrived += 1;
      return undefined;
    });
    // Nor does the event that tells it.
    await first.evaluate(() => window.stop());
    await write(first, 'Mara', 2, 5);
    await expect.poll(() => arrived, { timeout: 15_000 }).toBeGreaterThan(0);
    await first.close({ runBeforeUnload: false });
    const second = await enter(context, 'Mara', 'closed');
    await expectAll([second], 'closed', { Mara: 5 });
  });

  it('in two tabs of one person while the server is killed arrives once, each tab’s in order', async () => {
    const [mara, jonas] = [await person(), await person()];
    const tabs = [await enter(mara, 'Mara', 'killed'), await enter(mara, 'Mara', 'killed')] as const;
    const other = await enter(jonas, 'Jonas', 'killed');
    await say(other, 'jonas 1');
    await expect.poll(() => linesOf(tabs[0])).toEqual(['Jonas: jonas 1']);
    const killed = program.stop('SIGKILL');
    await Promise.all([write(tabs[0], 'Mara', 1, 3), write(other, 'Jonas', 2, 5)]);
    await killed;
    await write(tabs[0], 'Mara', 4, 5);
    for (let number = 1; number <= 5; number += 1) await say(tabs[1], `second tab ${String(number)}`);
    // One tab is gone before the server is back: the other sends for it.
    await tabs[0].close();
    program = await start();
    await expect.poll(async () => (await linesOf(other)).length, { timeout: 40_000 }).toBe(15);
    const lines = await linesOf(other);
    expect(lines.filter((line) => line.includes('mara'))).toEqual(numbered('Mara', 1, 5));
    expect(lines.filter((line) => line.includes('second tab'))).toEqual([1, 2, 3, 4, 5].map((number) => `Mara: second tab ${String(number)}`));
    expect(lines.filter((line) => line.startsWith('Jonas'))).toEqual(numbered('Jonas', 1, 5));
    await expect.poll(() => linesOf(tabs[1]), { timeout: 20_000 }).toEqual(lines);
    await expect.poll(() => statesOf(tabs[1])).toEqual(['completed']);
  });

  it('and removed with time to undo it leaves at once with the page', async () => {
    const [mara, jonas] = [await person(), await person()];
    const page = await enter(mara, 'Mara', 'removed');
    const other = await enter(jonas, 'Jonas', 'removed');
    await write(page, 'Mara', 1, 2);
    await expect.poll(() => linesOf(other)).toEqual(numbered('Mara', 1, 2));
    const { id } = (await shownMessages(page))[0]!;
    await page.locator('loqui-provider').evaluate((provider, message) => {
      const { opened } = provider as Element & { opened?: Room };
      opened?.removeWithUndo(message, 60_000);
    }, id);
    await page.waitForTimeout(500);
    expect(await linesOf(other)).toHaveLength(2);
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => linesOf(other), { timeout: 5_000 }).toEqual(['Mara: mara 2']);
  });

  it('offline by two people, one of whose tabs dies while it sends, arrives once and in order though the server is killed too', async () => {
    const [mara, jonas] = [await person(), await person()];
    const [tab, other] = [await enter(mara, 'Mara', 'died'), await enter(jonas, 'Jonas', 'died')];
    const session = await mara.newCDPSession(tab);
    await session.send('Network.enable');
    const network = (offline: boolean, latency: number): Promise<unknown> =>
      session.send('Network.emulateNetworkConditions', { offline, latency, downloadThroughput: -1, uploadThroughput: -1 });
    await Promise.all([network(true, 0), jonas.setOffline(true)]);
    await Promise.all([write(tab, 'Mara', 1, 5), write(other, 'Jonas', 1, 5)]);
    expect([await statesOf(tab), await statesOf(other)]).toEqual([['pending'], ['pending']]);
    // A network so slow that the tab still sends when it dies.
    await Promise.all([network(false, 500), jonas.setOffline(false)]);
    const ofMara = async (): Promise<number> => (await linesOf(other)).filter((line) => line.startsWith('Mara')).length;
    await expect.poll(ofMara, { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
    const died = new Promise((resolve) => tab.once('crash', resolve));
    session.send('Page.crash').catch(() => undefined);
    await died;
    const sent = await ofMara();
    await program.stop('SIGKILL');
    expect(sent).toBeLessThan(5);
    program = await start();
    await expectAll([await enter(mara, 'Mara', 'died'), other], 'died', { Mara: 5, Jonas: 5 });
  });

  it.each(OUTAGES)(
    'in an outage of %i seconds, of the network and then of the server, arrives once and in order',
    async (seconds) => {
      const [mara, jonas] = [await person(), await person()];
      const room = `outage-${String(seconds)}`;
      const pages = [await enter(mara, 'Mara', room), await enter(jonas, 'Jonas', room)] as const;
      const back = async (last: number): Promise<void> => {
        const began = performance.now();
        await expect
          .poll(async () => Promise.all(pages.map(async (page) => [(await linesOf(page)).length, await statesOf(page)])), { timeout: 60_000 })
          .toEqual([
            [2 * last, ['completed']],
            [2 * last, ['completed']],
          ]);
        console.log(`${String(seconds)} s: all there ${((performance.now() - began) / 1000).toFixed(1)} s after its end`);
        await expectAll(pages, room, { Mara: last, Jonas: last });
      };
      const pause = (seconds * 1_000) / 5;
      await Promise.all([mara.setOffline(true), jonas.setOffline(true)]);
      await Promise.all([write(pages[0], 'Mara', 1, 5, pause), write(pages[1], 'Jonas', 1, 5, pause)]);
      await Promise.all([mara.setOffline(false), jonas.setOffline(false)]);
      await back(5);
      await program.stop('SIGKILL');
      await Promise.all([write(pages[0], 'Mara', 6, 10, pause), write(pages[1], 'Jonas', 6, 10, pause)]);
      program = await start();
      await back(10);
    },
    60_000 + Math.max(...OUTAGES) * 4_000,
  );

  it('and not sent is there after a reload in the middle of a word', async () => {
    const context = await person();
    const page = await enter(context, 'Mara', 'draft');
    await composer(page).pressSequentially('half a sentence, typed without a pau', { delay: 15 });
    await page.reload();
    await composer(page).waitFor();
    await expect.poll(() => composer(page).inputValue(), { timeout: 10_000 }).toBe('half a sentence, typed without a pau');
  });
});

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
