/** Firefox and WebKit, opened as the element tests open them. Neither tells the processor's time of a page: its samples have none. */
import { VIEW, within, type Player } from './player.js';
import { LIMIT } from './works.js';

/** @throws Error that says how to get one */
export async function openFirefox(): Promise<Player> {
  const { launchers, missing } = await import('../../../packages/elements/proofs/engines/firefox.mjs');
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

/** What is used of the driver of WebKit. */
interface Driver {
  readonly capabilities: { readonly browserVersion?: string };
  setTimeout(limits: { script: number }): Promise<unknown>;
  setWindowSize(width: number, height: number): Promise<unknown>;
  navigateTo(url: string): Promise<unknown>;
  waitUntil(holds: () => Promise<boolean>): Promise<unknown>;
  execute<T>(script: () => T): Promise<T>;
  executeAsync<T, A extends readonly unknown[]>(script: (...args: [...A, done: (result: T) => void]) => void, ...args: A): Promise<T>;
}

interface Outcome {
  readonly seen?: object;
  readonly failure?: string;
}

async function webKitLauncher() {
  const { launchers, missing } = await import('../../../packages/elements/proofs/engines/webkit.mjs');
  if (missing !== undefined) throw new Error(missing);
  const [launcher] = await launchers();
  if (!launcher) throw new Error('no launcher of WebKit');
  return launcher;
}

/** One driver for the whole run: it ends with the program. */
let launched: ReturnType<typeof webKitLauncher> | undefined;

/** @throws Error that says how to get one */
export async function openWebKit(): Promise<Player> {
  const launcher = await (launched ??= webKitLauncher());
  // The session of a launcher that resolves when its page is there. It opens pages and no more; its driver also sizes them, and runs code in them.
  await launcher.startDebugSession('bench', 'data:text/html,bench');
  const { debugDriver: driver } = launcher as unknown as { readonly debugDriver?: Driver };
  if (!driver) throw new Error('WebKit did not open');
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await launcher.stop();
    open = false;
  };
  await driver.setTimeout({ script: LIMIT });
  await driver.setWindowSize(VIEW.width, VIEW.height);
  // The window's own bar takes some of that.
  const bar = VIEW.height - (await driver.execute(() => innerHeight));
  await driver.setWindowSize(VIEW.width, VIEW.height + bar);
  return {
    title: `WebKit ${driver.capabilities.browserVersion ?? ''}`.trim(),
    isOpen: () => open,
    close,
    async play({ site, subject, scene, options }) {
      try {
        await driver.navigateTo(`${site}/page.html`);
        await driver.waitUntil(() => driver.execute(() => 'playScene' in globalThis));
        const played = driver.executeAsync<Outcome, [string, typeof scene, object]>(
          (name, act, how, done) => {
            playScene(name, act, how).then(
              (seen) => done({ seen }),
              (error: unknown) => done({ failure: error instanceof Error ? error.message : String(error) }),
            );
          },
          subject,
          scene,
          options,
        );
        const { seen, failure } = await within(played);
        if (!seen) throw new Error(failure ?? 'nothing was played');
        return { ...(seen as Record<string, number>), cpu: NaN };
      } catch (error) {
        // Whatever still runs in the page ends with it.
        await close();
        throw error;
      }
    },
  };
}
