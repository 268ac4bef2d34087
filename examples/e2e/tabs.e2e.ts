/** One browser, many tabs: what they cost the server, and what happens when one of them goes. */
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LoquiAssistant } from '@loqui/elements';
import type { LoquiOptions } from '@loqui/server-adapter';
import { openBrowser } from './browser.js';
import { startSite, type TestSite } from './test-site.js';

const TABS = 8;

describe('Tabs of one browser', () => {
  let site: TestSite;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await openBrowser();
  });

  afterEach(async () => {
    await context.close();
    await site.close();
  });

  afterAll(() => browser.close());

  async function tab(url = site.url): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${url}/drop-in/`);
    // All tabs in one room: without a name each visitor's conversation is their own.
    await page.waitForFunction(() => {
      const panel = document.querySelector<LoquiAssistant>('loqui-assistant');
      if (panel) panel.room = 'support';
      return panel?.opened?.id === 'support' && panel.opened.info.phase === 'live';
    });
    return page;
  }

  async function tabs(options?: LoquiOptions): Promise<Page[]> {
    site = await startSite(options);
    context = await browser.newContext();
    const pages: Page[] = [];
    for (let index = 0; index < TABS; index += 1) pages.push(await tab());
    return pages;
  }

  const texts = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      (document.querySelector<LoquiAssistant>('loqui-assistant')?.opened?.messages.items ?? []).map(({ parts }) =>
        parts.map((part) => (part.type === 'text' ? part.text : '')).join(''),
      ),
    );

  const speak = (page: Page, text: string): Promise<unknown> =>
    page.evaluate((said) => document.querySelector<LoquiAssistant>('loqui-assistant')?.opened?.send(said), text);

  const members = async (): Promise<number> => Object.keys((await site.loqui.room('support').info()).presences).length;

  it('are all live over one line on HTTP/1.1, and the site’s own requests are answered beside it', async () => {
    const pages = await tabs();
    expect(site.loqui.stats().connections).toBe(1);
    for (const [index, page] of pages.entries()) await speak(page, `from tab ${String(index)}`);
    const said = pages.map((_, index) => `from tab ${String(index)}`);
    for (const page of pages) await vi.waitFor(async () => expect(await texts(page)).toEqual(said), { timeout: 5_000 });
    for (const page of pages) {
      const answers = await page.evaluate(async () => {
        const started = performance.now();
        const statuses = await Promise.all(
          Array.from({ length: 5 }, (_, index) => fetch(`/site.css?${String(index)}`, { cache: 'no-store' }).then(({ status }) => status)),
        );
        return { statuses, time: performance.now() - started };
      });
      expect(answers.statuses).toEqual([200, 200, 200, 200, 200]);
      expect(answers.time).toBeLessThan(3_000);
    }
  });

  it('all hear a message within two seconds, and the site’s page is fetched within one meanwhile', async () => {
    const pages = await tabs();
    const fetching = pages.map((page) =>
      page.evaluate(async () => {
        const started = performance.now();
        const { status } = await fetch('/drop-in/', { cache: 'no-store' });
        return { status, time: performance.now() - started };
      }),
    );
    const said = performance.now();
    await site.loqui.room('support').announce('to all');
    await Promise.all(pages.map((page) => vi.waitFor(async () => expect(await texts(page)).toEqual(['to all']), { timeout: 5_000, interval: 20 })));
    expect(performance.now() - said).toBeLessThan(2_000);
    for (const { status, time } of await Promise.all(fetching)) {
      expect(status).toBe(200);
      expect(time).toBeLessThan(1_000);
    }
  });

  it('hand the line over when the tab that has it is closed, within two seconds, with nothing lost or doubled', async () => {
    const [leader, ...others] = await tabs();
    const said: string[] = [];
    const talk = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1) {
        said.push(`line ${String(said.length)}`);
        await site.loqui.room('support').announce(said.at(-1)!);
      }
    };
    const allHear = (): Promise<unknown> =>
      Promise.all(others.map((page) => vi.waitFor(async () => expect(await texts(page)).toEqual(said), { timeout: 5_000, interval: 20 })));
    await talk(20);
    await allHear();
    const closing = leader?.close();
    // While the line goes from one tab to another.
    await talk(20);
    await closing;
    const closed = performance.now();
    await talk(1);
    await allHear();
    expect(performance.now() - closed).toBeLessThan(2_000);
    await talk(20);
    await allHear();
    expect(site.loqui.stats().connections).toBe(1);
  });

  it('are gone from the room within a second of the last being closed, and not before', async () => {
    const pages = await tabs({ heartbeat: 1_500 });
    expect(await members()).toBe(1);
    for (const page of pages.slice(0, -1)) await page.close({ runBeforeUnload: false });
    await heartbeat();
    expect(await members()).toBe(1);
    await pages.at(-1)?.close();
    const closed = performance.now();
    await vi.waitFor(async () => expect(await members()).toBe(0), { timeout: 3_000, interval: 20 });
    expect(performance.now() - closed).toBeLessThan(1_200);
  });

  /** Resolves after a whole interval between two signs of life, by the server's own clock: on a line of somebody else, in another room. */
  async function heartbeat(): Promise<void> {
    const { body } = await fetch(`${site.url}/loqui?rooms=elsewhere&token=guest.abcdefghijklmnopqrstuvwx.QWRh`);
    let heard = '';
    for await (const text of body!.pipeThrough(new TextDecoderStream())) {
      heard += text;
      if (heard.split('"type":"heartbeat"').length > 2) return;
    }
    throw new Error(`The line ended: ${heard}`);
  }

  it('go on over another wire behind a proxy that holds streams back, and say which', async () => {
    site = await startSite();
    context = await browser.newContext();
    for (const upgrades of [true, false]) {
      const proxy = await bufferingProxy(Number(new URL(site.url).port), upgrades);
      try {
        const page = await tab(`http://localhost:${String((proxy.address() as AddressInfo).port)}`);
        const connection = await page.evaluate(() => document.querySelector<LoquiAssistant>('loqui-assistant')?.opened?.connection);
        expect(connection).toEqual({ status: 'open', transport: upgrades ? 'websocket' : 'poll' });
        await speak(page, `held back ${String(upgrades)}`);
        await vi.waitFor(async () => expect(await texts(page)).toContain(`held back ${String(upgrades)}`), { timeout: 5_000 });
        await page.close();
      } finally {
        proxy.closeAllConnections();
        proxy.close();
      }
    }
  });
});

describe('A bare EventSource', () => {
  it('reads a room with a token in its address, and comes back where it was', async () => {
    const browser = await openBrowser();
    const site = await startSite();
    try {
      const page = await (await browser.newContext()).newPage();
      await page.goto(`${site.url}/site.css`);
      await page.evaluate(() => {
        const heard: { type: string; text: string }[] = [];
        const source = new EventSource('/loqui?rooms=lobby&token=guest.abcdefghijklmnopqrstuvwx.QWRh');
        source.onmessage = ({ data }: MessageEvent<string>) => {
          const { event } = JSON.parse(data) as { event?: { type: string; message?: { parts: { text: string }[] } } };
          if (event) heard.push({ type: event.type, text: event.message?.parts[0]?.text ?? '' });
        };
        Object.assign(globalThis, { heard });
      });
      const heard = (): Promise<{ type: string; text: string }[]> =>
        page.evaluate(() => (globalThis as unknown as { heard: { type: string; text: string }[] }).heard);
      const room = site.loqui.room('lobby');
      await vi.waitFor(async () => expect((await heard())[0]?.type).toBe('room.snapshot'));
      await room.announce('one');
      await vi.waitFor(async () => expect((await heard()).some(({ text }) => text === 'one')).toBe(true));
      site.cut();
      await room.announce('two');
      await vi.waitFor(async () => expect((await heard()).some(({ text }) => text === 'two')).toBe(true), { timeout: 10_000 });
      expect((await heard()).filter(({ text }) => text !== '').map(({ text }) => text)).toEqual(['one', 'two']);
      expect((await heard()).filter(({ type }) => type === 'room.snapshot')).toHaveLength(1);
      expect((await heard()).some(({ type }) => type === 'room.resumed')).toBe(true);
    } finally {
      await browser.close();
      await site.close();
    }
  });
});

/** Passes whole answers only, as an old corporate proxy does; with or without upgrades. */
async function bufferingProxy(port: number, upgrades: boolean): Promise<Server> {
  const forward = (incoming: IncomingMessage): ReturnType<typeof request> =>
    request({ host: 'localhost', port, path: incoming.url, method: incoming.method, headers: incoming.headers });
  const proxy = createServer((incoming, outgoing) => {
    const upstream = forward(incoming);
    incoming.pipe(upstream);
    upstream.on('error', () => outgoing.destroy());
    outgoing.on('close', () => upstream.destroy());
    upstream.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => outgoing.destroy());
      response.on('end', () => {
        const { 'transfer-encoding': _, ...headers } = response.headers;
        outgoing.writeHead(response.statusCode ?? 502, headers).end(Buffer.concat(chunks));
      });
    });
  });
  proxy.on('upgrade', (incoming, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (!upgrades) return socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n');
    const upstream = forward(incoming);
    upstream.on('error', () => socket.destroy());
    upstream.on('upgrade', (response, wire) => {
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\n${Object.entries(response.headers)
          .map(([name, value]) => `${name}: ${String(value)}\r\n`)
          .join('')}\r\n`,
      );
      wire.write(head);
      wire.on('error', () => socket.destroy());
      wire.pipe(socket).pipe(wire);
    });
    upstream.end();
    return undefined;
  });
  await new Promise<void>((resolve) => proxy.listen(0, resolve));
  return proxy;
}
