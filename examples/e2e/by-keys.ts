/** A person without a pointer: presses keys, and sees where the focus is. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openBrowser } from './browser.js';
import { startSite, type TestSite } from './test-site.js';

/** A page of the site with this body and the built elements, in English, without motion. `script` is a module that has run. */
export async function openBody(site: TestSite, context: BrowserContext, body: string, script = ''): Promise<Page> {
  const page = await context.newPage();
  const content = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>By keys</title><link rel="stylesheet" href="/loqui.css"><script type="module">
    const loqui = await import('/loqui.js');
    ${script}
    globalThis.isReady = true;
  </script></head>
  <body><main><h1>By keys</h1><button>Before</button>${body}</main></body>
</html>`;
  await page.route('**/by-keys', (route) => route.fulfill({ contentType: 'text/html', body: content }));
  await page.goto(`${site.url}/by-keys`);
  await page.waitForFunction(() => 'isReady' in globalThis && document.querySelector(':not(:defined)') === null);
  await page.getByRole('button', { name: 'Before', exact: true }).focus();
  return page;
}

export const newContext = (browser: Browser): Promise<BrowserContext> => browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' });

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The element itself, and nothing in its shadow root. */
const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element && !element.shadowRoot?.activeElement);

/** Waits until the focus is there. */
export async function expectFocus(target: Locator): Promise<void> {
  await target.waitFor();
  await expect.poll(() => hasFocus(target), { message: `the focus is at ${String(target)}` }).toBe(true);
}

/** Presses Tab, or another key, until the focus is there. */
export async function goTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < 40; step += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${String(target)}`);
}

export interface PagesByKeys {
  /** Shows this body in a page of its own, see `openBody`. */
  open(body: string, script?: string): Promise<void>;
  /** The page that was opened last. */
  page(): Page;
  expectAccessible(): Promise<void>;
}

/** For a `describe`: a site and a browser for all its tests, a context for each. */
export function pagesByKeys(): PagesByKeys {
  let site: TestSite;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), openBrowser()]);
  });
  beforeEach(async () => {
    context = await newContext(browser);
  });
  afterEach(() => context.close());
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
  return {
    open: async (body, script) => {
      page = await openBody(site, context, body, script);
    },
    page: () => page,
    async expectAccessible() {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)).toEqual([]);
    },
  };
}
