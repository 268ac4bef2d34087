/** The layout by keyboard, as a person without a mouse uses it: the workbench and the launcher, in a real browser. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { composer } from './panel.js';
import { startSite, type TestSite } from './test-site.js';

describe('The layout', () => {
  let site: TestSite;
  let browser: Browser;
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), openBrowser()]);
  });

  afterEach(async () => {
    await context?.close();
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function open(address: string, width = 1280): Promise<Page> {
    context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(site.url + address);
    return page;
  }

  async function tabTo(page: Page, role: 'separator' | 'button', name: string): Promise<void> {
    const target = page.getByRole(role, { name, exact: true });
    await target.waitFor();
    for (let step = 0; step < 40; step += 1) {
      if (await target.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach the ${role} ${name}`);
  }

  async function expectAccessible(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`)).toEqual([]);
  }

  it('of the workbench is changed by arrow keys, closed by Enter, and the same after a reload', async () => {
    const page = await open('/workbench/');
    const separator = page.getByRole('separator', { name: 'Size of Examples' });
    const now = async (): Promise<number> => Number(await separator.getAttribute('aria-valuenow'));
    await tabTo(page, 'separator', 'Size of Examples');
    await expect.poll(now).toBe(20);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(now).toBe(31);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('link', { name: 'Team room' }).count()).toBe(0);
    await page.reload();
    await expect.poll(() => separator.getAttribute('aria-valuetext')).toBe('Collapsed');
    await tabTo(page, 'separator', 'Size of Examples');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Team room' }).waitFor();
    await expect.poll(now).toBe(31);
    await expectAccessible(page);
  });

  it('of the workbench is one column on a phone: a button opens the list, Escape returns to it', async () => {
    const page = await open('/workbench/', 320);
    await tabTo(page, 'button', 'Examples');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Examples' }).waitFor();
    await page.getByRole('link', { name: 'Team room' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await tabTo(page, 'button', 'Examples');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByText('Drag the lines').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await expectAccessible(page);
  });

  it('of a page with a launcher: Enter opens it, the composer has the focus, Escape gives it back', async () => {
    const page = await open('/launcher/');
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await tabTo(page, 'button', 'Ask us');
    await expectAccessible(page);
    expect(await page.locator('loqui-assistant').count()).toBe(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => composer(page).evaluate((field) => field.matches(':focus'))).toBe(true);
    expect(fetched.some((path) => path.startsWith('/chunks/panel'))).toBe(true);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => composer(page).isVisible()).toBe(false);
    await tabTo(page, 'button', 'Ask us');
  });

  it('of a launcher fills the screen of a phone, and its own button leaves it', async () => {
    const page = await open('/launcher/', 360);
    await tabTo(page, 'button', 'Ask us');
    await page.keyboard.press('Enter');
    await composer(page).waitFor();
    expect(await page.getByRole('dialog', { name: 'Ask us' }).evaluate((dialog) => [dialog.matches(':modal'), dialog.clientWidth])).toEqual([true, 360]);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'End and close' }).click();
    await expect.poll(() => page.locator('loqui-assistant').count()).toBe(0);
  });
});
