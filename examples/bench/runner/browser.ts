/** The browser of the bench: the one of the end-to-end tests, and a clock of the processor's time of each page's main thread. */
import { chromium, type Browser, type CDPSession } from 'playwright-core';
import { chromeArgs, findChrome } from '../../../.config/browser.mjs';
import { LIMIT, type Sample } from './works.js';

const STEADY = ['--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'];
const FREE = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** @throws Error that says how to get a browser */
export async function openBrowser(frames: 'free' | 'paced'): Promise<Browser> {
  const { path: executablePath, env } = await findChrome();
  return chromium.launch({ executablePath, args: [...chromeArgs, ...STEADY, ...(frames === 'free' ? FREE : [])], env: { ...process.env, ...env } });
}

/** Processor time of the renderer's main thread so far, in milliseconds: script, style, layout, paint, and what the collector does there. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'ThreadTime');
  if (!found) throw new Error('this browser does not tell the time of its main thread');
  return found.value * 1_000;
}

/** Plays a scene in a page of its own. @throws Error when the contestant fails or takes too long */
export async function play(browser: Browser, site: string, subject: string, scene: string, options: object): Promise<Sample> {
  const context = await browser.newContext({ viewport: { width: 820, height: 820 }, locale: 'en-GB' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    let began = 0;
    let ended = 0;
    await page.exposeFunction('benchBegins', async () => {
      await session.send('HeapProfiler.collectGarbage');
      began = await threadTime(session);
    });
    await page.exposeFunction('benchEnds', async () => void (ended = await threadTime(session)));
    await page.goto(`${site}/page.html`);
    await page.waitForFunction(() => 'playScene' in globalThis);
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${LIMIT / 1_000} s`)), LIMIT);
    });
    const playing = page.evaluate(([name, act, how]) => playScene(name, act, how), [subject, scene, options] as [string, never, object]);
    // When the limit is reached first, the page is closed below and this fails too.
    playing.catch(() => undefined);
    const seen = (await Promise.race([playing, limit])) as Record<string, number>;
    const [error] = errors;
    if (error !== undefined) throw new Error(error);
    return { ...seen, cpu: ended - began };
  } finally {
    clearTimeout(timer);
    await context.close();
  }
}
