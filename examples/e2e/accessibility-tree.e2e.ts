/** What each element is to a screen reader: its accessibility tree, as it was read and found right, in `accessibility-tree/`. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STATES, WITHIN } from './accessible-states.js';
import { treeOf } from './accessibility-tree.js';
import { openBrowser } from './browser.js';
import { newContext, openBody, press } from './by-keys.js';
import { startSite, type TestSite } from './test-site.js';

/** Chrome's major version in which the trees were read. Another one may name roles and states differently: it needs `-u` and another reading. */
const READ_IN = '156';

interface Manifest {
  readonly modules: readonly { readonly path: string; readonly declarations?: readonly { readonly tagName?: string }[] }[];
}

/** All elements of the three houses, by the manifest of the package. */
function tagsOfHouses(): readonly string[] {
  const file = path.resolve(import.meta.dirname, '../../packages/elements/custom-elements.json');
  const { modules } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const inHouses = modules.filter((module) => /\/(?:primitives|layout|views)\//.test(module.path));
  return inHouses.flatMap(({ declarations = [] }) => declarations.flatMap(({ tagName }) => tagName ?? [])).sort();
}

describe('The accessibility tree', () => {
  let site: TestSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), openBrowser()]);
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** No element in any shadow root waits for its code any more, and what is awaited is shown. */
  async function settled(page: Page, until: string): Promise<void> {
    if (until !== '') await page.locator(until).first().waitFor();
    await page.waitForFunction(() => {
      const isWaiting = (root: Document | ShadowRoot): boolean =>
        root.querySelector(':not(:defined)') !== null || [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot && isWaiting(shadowRoot));
      return !isWaiting(document);
    });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }

  it('is known of every element', () => {
    expect([...Object.keys(STATES), ...Object.keys(WITHIN)].sort()).toEqual(tagsOfHouses());
    for (const [tag, owner] of Object.entries(WITHIN)) expect(STATES[owner]?.body).toContain(`<${tag}`);
  });

  it.for(Object.entries(STATES))('of %s is as it was read', async ([tag, { body, script = '', keys = [], until = '' }], { skip }) => {
    const [major] = browser.version().split('.');
    skip(major !== READ_IN, `SKIPPED: the trees were read in Chrome ${READ_IN}, and this is ${String(major)}`);
    const context = await newContext(browser);
    try {
      const page = await openBody(site, context, body, `const it = document.querySelector('${tag}'); await customElements.whenDefined('${tag}'); ${script}`);
      await press(page, ...keys);
      await settled(page, until);
      await expect(await treeOf(page)).toMatchFileSnapshot(`accessibility-tree/${tag}.txt`);
    } finally {
      await context.close();
    }
  });
});
