/** People are offered what the site's own `authorize` allows them, and no more: asked in a real page, with a server of its own. */
import type { Browser, Page } from 'playwright-core';
import { ownThings } from '@loqui/server-adapter';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { composer, say } from './panel.js';
import { startSite, type TestSite } from './test-site.js';

describe('A site with rules of its own', () => {
  let site: TestSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([
      startSite({
        authorize(request) {
          if (request.action === 'message.edit') return false;
          return request.action === 'message.remove' && request.member.name === 'Moderator' ? 'staff' : ownThings(request);
        },
      }),
      openBrowser(),
    ]);
  });

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  async function enter(name: string): Promise<Page> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${site.url}/team-room/?as=${name}&room=rules`);
    await composer(page).waitFor();
    await page.locator('loqui-room-header loqui-presence').waitFor();
    return page;
  }

  /** What is offered at the message with this text, by its buttons; the one that opens all of them as a menu is always there. */
  async function offered(page: Page, text: string): Promise<string[]> {
    const message = page.locator('loqui-message', { hasText: text });
    await message.hover();
    await message.getByRole('button', { name: 'Copy' }).waitFor();
    return message.locator('loqui-message-actions button').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
  }

  it('that forbids edits shows no Edit, and its moderator removes what another wrote', async () => {
    const [visitor, moderator] = [await enter('Visitor'), await enter('Moderator')];
    await say(visitor, 'Buy my watches');
    await moderator.locator('loqui-message', { hasText: 'Buy my watches' }).waitFor();
    await say(moderator, 'Please do not');
    await visitor.locator('loqui-message', { hasText: 'Please do not' }).waitFor();
    expect(await offered(visitor, 'Buy my watches')).toEqual(['Copy', 'Delete']);
    expect(await offered(visitor, 'Please do not')).toEqual(['Reply', 'Copy']);
    await composer(visitor).press('ArrowUp');
    expect(await composer(visitor).inputValue()).toBe('');
    expect(await offered(moderator, 'Buy my watches')).toEqual(['Reply', 'Copy', 'Delete']);
    await moderator.locator('loqui-message', { hasText: 'Buy my watches' }).getByRole('button', { name: 'Delete' }).click();
    // The time to undo stands still under the pointer.
    await moderator.mouse.move(0, 0);
    await visitor.locator('loqui-message', { hasText: 'Buy my watches' }).waitFor({ state: 'detached', timeout: 15_000 });
  });
});
