/** What a visitor waits for on a slow line and a slow machine: the composer, the first message, an answer; and how many files that takes. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { textOf } from '@loqui/core';
import { createLoqui } from '@loqui/server-adapter';
import { serve } from '@loqui/server-adapter/node';
import { chromium, type Browser } from 'playwright-core';
import { chromeArgs, findChrome } from '../../../.config/browser.mjs';
import { builtFolder, bundle } from './build.js';
import type { Figure } from './figures.js';
import type { Mark } from '../page/loading-watch.js';
import { median } from './samples.js';

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms a round trip: "Slow 4G" of the browsers' developer tools. The processor is four times slower. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const SLOWER = 4;
const MESSAGES = 30;
const LAST_MESSAGE = `Message ${MESSAGES} of the room`;
/** Runs in the page before it is parsed. */
const WATCH = 'loading-watch';
const ANSWER = 'The answer stands.';

/** By subject: the tag that brings the elements into the page. */
const pages: Readonly<Record<string, string>> = {
  'loqui-chat': '<script type="module" src="/loqui/loqui.js"></script>',
  'loqui-chat-bundled': '<script type="module" src="/built/loqui-chat-bundled.js"></script>',
  'loqui-chat-autoloaded': '<script type="module" src="/loqui/autoloader.js"></script>',
};

/** `files`: scripts and styles until the answer stands. */
type Loading = Readonly<Record<Mark | 'files', number>>;

const UNITS: Readonly<Record<keyof Loading, string>> = { composer: 'ms', message: 'ms', answer: 'ms', files: 'files' };

/** The pages beside a real server, and an agent that answers. `open` makes a room with messages, for one load alone, and gives its address. */
async function serveChat(): Promise<{ open(subject: string): Promise<string>; close(): Promise<unknown> }> {
  const loqui = createLoqui({
    agents: {
      echo: {
        async *answer({ asked }) {
          for (const word of ['You', ' said', `: ${textOf(asked)}. `, ANSWER]) yield word;
        },
      },
    },
    log: () => undefined,
  });
  const serving = await serve(loqui, { port: 0, host: '127.0.0.1', fallback: (request, response) => void answerPage(request, response) });
  const author = { id: 'bench', name: 'Bench', kind: 'person' } as const;
  let rooms = 0;
  return {
    async open(subject) {
      const name = `room-${(rooms += 1)}`;
      const room = loqui.room(name);
      for (let number = 1; number <= MESSAGES; number += 1) await room.send({ author, content: `Message ${number} of the room` });
      return `http://127.0.0.1:${serving.port}/${subject}?room=${name}`;
    },
    close: () => serving.close(),
  };
}

async function answerPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const tag = pages[pathname.slice(1)];
  if (tag !== undefined) {
    const panel = `<loqui-chat room="${searchParams.get('room') ?? ''}" src="/loqui" style="height: 600px"></loqui-chat>`;
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/loqui/loqui.css">${tag}<body>${panel}`);
    return;
  }
  const file = await readFile(path.join(builtFolder, pathname.replace('/built/', ''))).catch(() => undefined);
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  const body = await promisify(brotliCompress)(file);
  response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' }).end(body);
}

async function load(browser: Browser, address: string): Promise<Loading> {
  const context = await browser.newContext({ viewport: { width: 1_000, height: 800 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    let files = 0;
    page.on('request', (request) => void (files += /^(?:script|stylesheet)$/.test(request.resourceType()) ? 1 : 0));
    await page.addInitScript(`globalThis.loadingTexts = ${JSON.stringify({ message: LAST_MESSAGE, answer: ANSWER })}`);
    await page.addInitScript({ path: path.join(builtFolder, `${WATCH}.js`) });
    await page.goto(address, { waitUntil: 'commit' });
    const until = (mark: Mark): Promise<unknown> => page.waitForFunction((name) => loadingSeen[name] !== undefined, mark, { timeout: 60_000 });
    await until('composer');
    await until('message');
    await page.locator('textarea').first().fill('@echo hello');
    await page.keyboard.press('Enter');
    await until('answer');
    return { ...(await page.evaluate(() => loadingSeen as Record<Mark, number>)), files };
  } finally {
    await context.close();
  }
}

/** `loqui-chat` from an empty cache: as shipped, by the autoloader, and bundled by a site. They take turns, `runs` times; medians. */
export async function loadingFigures(runs: number): Promise<Figure[]> {
  await bundle('loqui-chat-bundled', 'contestants/loqui-chat.ts');
  await bundle(WATCH, `page/${WATCH}.ts`);
  const chat = await serveChat();
  const { path: executablePath, env } = await findChrome();
  const browser = await chromium.launch({ executablePath, args: [...chromeArgs], env: { ...process.env, ...env } });
  const loads = new Map<string, Loading[]>(Object.keys(pages).map((subject) => [subject, []]));
  try {
    for (let run = 0; run < runs; run += 1) for (const [subject, done] of loads) done.push(await load(browser, await chat.open(subject)));
  } finally {
    await browser.close();
    await chat.close();
  }
  return (Object.keys(UNITS) as (keyof Loading)[]).flatMap((what) =>
    [...loads].map(([subject, done]): Figure => {
      const value = median(done.map((one) => one[what])) ?? NaN;
      return { work: `loading-${what}`, subject, value, unit: UNITS[what], ratio: null, against: null };
    }),
  );
}
