/** Chromium: the one of the end-to-end tests, and a clock of the processor's time of each page's main thread. */
import { chromium, type CDPSession } from 'playwright-core';
import { chromeArgs, findChrome } from '../../../.config/browser.mjs';
import { VIEW, within, type Player } from './player.js';

const STEADY = ['--disable-background-timer-throttling', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows'];
const FREE = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Processor time of the renderer's main thread so far, in milliseconds: script, style, layout, paint, and what the collector does there. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'ThreadTime');
  if (!found) throw new Error('this browser does not tell the time of its main thread');
  return found.value * 1_000;
}

/** @throws Error that says how to get a browser */
export async function openChromium(frames: 'free' | 'paced'): Promise<Player> {
  const { path: executablePath, env } = await findChrome();
  const args = [...chromeArgs, ...STEADY, ...(frames === 'free' ? FREE : [])];
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
  return {
    title: `Chromium ${browser.version()}`,
    isOpen: () => browser.isConnected(),
    close: () => browser.close(),
    async play({ site, subject, scene, options }) {
      const context = await browser.newContext({ viewport: VIEW, locale: 'en-GB' });
      try {
        const page = await context.newPage();
        const session = await context.newCDPSession(page);
        await session.send('Performance.enable');
        let began = 0;
        let ended = 0;
        await page.exposeFunction('benchBegins', async () => {
          await session.send('HeapProfiler.collectGarbage');
          began = await threadTime(session);
        });
        await page.exposeFunction('benchEnds', async () => void (ended = await threadTime(session)));
        await page.goto(`${site}/page.html`);
        await page.waitForFunction(() => 'playScene' in globalThis);
        const seen = await within(page.evaluate(([name, act, how]) => playScene(name, act, how), [subject, scene, options] as const));
        return { ...(seen as Record<string, number>), cpu: ended - began };
      } finally {
        await context.close();
      }
    },
  };
}
