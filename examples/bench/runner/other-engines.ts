/** Firefox and WebKit, opened as the element tests open them. Neither tells the processor's time of a page: its samples have none. */
import { VIEW, within, type Player } from './player.js';
import { LIMIT } from './works.js';

/** @throws Error that says how to get one */
export async function openFirefox(): Promise<Player> {
  const { launchers, missing } = await import('../../../.config/engines/firefox.mjs');
  if (missing !== undefined) throw new Error(missing);
  const [launcher] = await launchers();
  if (!launcher) throw new Error('no launcher of Firefox');
  const { browser } = await launcher.startBrowser();
  return {
    title: (await browser.version()).replace('firefox/', 'Firefox '),
    isOpen: () => browser.connected,
    close: () => browser.close(),
    async play({ site, subject, scene, options }) {
      const page = await browser.newPage();
      try {
        await page.setViewport(VIEW);
        await page.goto(`${site}/page.html`);
        await page.waitForFunction(() => 'playScene' in globalThis);
        const seen = await within(page.evaluate((name, act, how) => playScene(name, act, how), subject, scene, options));
        return { ...(seen as Record<string, number>), cpu: NaN };
      } finally {
        await page.close();
      }
    },
  };
}

type WebKitLaunchers = (typeof import('../../../.config/engines/webkit.mjs'))['launchers'];
/** One driver for the whole run: it ends with the program. */
let webKitLaunchers: ReturnType<WebKitLaunchers> | undefined;

/** @throws Error that says how to get one */
export async function openWebKit(): Promise<Player> {
  const { launchers, missing } = await import('../../../.config/engines/webkit.mjs');
  if (missing !== undefined) throw new Error(missing);
  const [launcher] = await (webKitLaunchers ??= launchers());
  if (!launcher) throw new Error('no launcher of WebKit');
  await launcher.initialize({ concurrency: 1 } as Parameters<typeof launcher.initialize>[0]);
  await launcher.startSession('bench', 'about:blank');
  // The launcher opens pages and no more; what it opens them with can also size them and run code in them.
  const driver = launcher['driver'];
  if (!driver) throw new Error('WebKit did not open');
  let open = true;
  const close = (): Promise<void> => {
    open = false;
    return launcher.stop();
  };
  await driver.setTimeout({ script: LIMIT });
  await driver.setWindowSize(VIEW.width, VIEW.height);
  // The window's own bar takes some of that.
  const bar = VIEW.height - (await driver.execute(() => innerHeight));
  await driver.setWindowSize(VIEW.width, VIEW.height + bar);
  return {
    title: `WebKit ${(driver.capabilities as WebdriverIO.Capabilities).browserVersion ?? ''}`.trim(),
    isOpen: () => open,
    close,
    async play({ site, subject, scene, options }) {
      try {
        await driver.navigateTo(`${site}/page.html`);
        await driver.waitUntil(() => driver.execute(() => 'playScene' in globalThis));
        const played = driver.executeAsync(
          (name, act, how, done: (outcome: { seen?: object; failure?: string }) => void) => {
            playScene(name, act, how).then(
              (seen) => done({ seen }),
              (error: unknown) => done({ failure: error instanceof Error ? error.message : String(error) }),
            );
          },
          subject,
          scene,
          options,
        );
        const { seen, failure } = await within(played as Promise<{ seen?: Record<string, number>; failure?: string }>);
        if (!seen) throw new Error(failure ?? 'nothing was played');
        return { ...seen, cpu: NaN };
      } catch (error) {
        // Whatever still runs in the page ends with it.
        await close();
        throw error;
      }
    },
  };
}
