/** What a person does in a room who has no pointer: each task by keys alone, on the built elements and a server. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Agent } from '@loqui/server-adapter';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectFocus, goTo, newContext, press } from './by-keys.js';
import { openBrowser } from './browser.js';
import { composer, shownMessages, withEyes } from './panel.js';
import { startSite, type TestSite } from './test-site.js';

const agent = (name: string): Agent => ({
  name,
  async *answer() {
    yield await Promise.resolve(`${name} is here.`);
  },
});

describe('A panel, by keys alone', () => {
  let site: TestSite;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let rooms = 0;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite({ agents: { assistant: agent('Assistant'), scribe: agent('Scribe') } }), openBrowser()]);
  });

  beforeEach(async () => {
    context = await withEyes(await newContext(browser));
    page = await context.newPage();
    await page.goto(`${site.url}/team-room/?as=Mara&room=keys-${String((rooms += 1))}`);
    await goTo(page, composer(page));
    await page.locator('loqui-room-header loqui-presence').waitFor();
  });

  afterEach(() => context.close());

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  const palette = (name = 'Commands'): Locator => page.getByRole('combobox', { name, exact: true });
  const dialogs = (): Promise<number> => page.getByRole('dialog').count();
  /** The option that Enter chooses. */
  const chosen = (field: Locator): Promise<string> =>
    field.evaluate((element) => {
      const id = element.getAttribute('aria-activedescendant') ?? '';
      return (element.getRootNode() as ShadowRoot).getElementById(id)?.querySelector('.name')?.textContent.trim() ?? '';
    });
  const message = (text: string): Locator => page.locator('loqui-message', { hasText: text });

  async function write(text: string): Promise<void> {
    await page.keyboard.type(text);
    await press(page, 'Enter');
    await message(text).waitFor();
  }

  it('finds a command by a few letters and runs it', async () => {
    await press(page, 'Control+k');
    await expectFocus(palette());
    await page.keyboard.type('kbd shrt');
    await expect.poll(() => chosen(palette())).toBe('Show keyboard shortcuts');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await press(page, 'Enter');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await palette().waitFor({ state: 'hidden' });
  });

  it('goes into a command, back with Backspace, and in again to run what is there', async () => {
    await press(page, 'Control+k');
    await expectFocus(palette());
    await page.keyboard.type('ask');
    await expect.poll(() => chosen(palette())).toBe('Ask an agent…');
    await press(page, 'Enter');
    await expectFocus(palette('Ask an agent…'));
    await press(page, 'Backspace');
    await expectFocus(palette());
    await page.getByRole('option', { name: 'Go to the newest message' }).waitFor();
    await page.keyboard.type('ask');
    await press(page, 'Enter');
    await page.getByRole('option', { name: 'Scribe' }).waitFor();
    await press(page, 'ArrowDown');
    await expect.poll(() => chosen(palette('Ask an agent…'))).toBe('Ask Scribe');
    await press(page, 'Enter');
    await expectFocus(composer(page));
    expect(await composer(page).inputValue()).toBe('@scribe ');
  });

  it('reads the keys behind a question mark, and comes back to the message', async () => {
    await write('Good morning');
    await goTo(page, message('Good morning'), 'Shift+Tab');
    await press(page, 'Shift+?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.waitFor();
    await page.locator('loqui-shortcuts').getByText('Find a command').waitFor();
    await press(page, 'Escape');
    await sheet.waitFor({ state: 'hidden' });
    await expectFocus(message('Good morning'));
    expect(await composer(page).inputValue()).toBe('');
  });

  it('types at a message and stands in the composer with what was typed', async () => {
    await write('Who makes the coffee?');
    await goTo(page, message('Who makes the coffee?'), 'Shift+Tab');
    await page.keyboard.type('I do');
    await expectFocus(composer(page));
    expect(await composer(page).inputValue()).toBe('I do');
    await press(page, 'Enter');
    await expect.poll(async () => (await shownMessages(page)).map(({ texts }) => texts.join(''))).toEqual(['Who makes the coffee?', 'I do']);
  });

  it('chooses a command after a slash', async () => {
    await page.keyboard.type('/');
    await page.getByRole('option', { name: '/newest' }).waitFor();
    await page.keyboard.type('ke');
    await expect.poll(() => chosen(composer(page))).toBe('/keys');
    await press(page, 'Enter');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await composer(page).inputValue()).toBe('');
    expect(await shownMessages(page)).toEqual([]);
  });

  it('mentions an agent, which answers', async () => {
    await page.keyboard.type('@as');
    await expect.poll(() => chosen(composer(page))).toBe('Assistant');
    await press(page, 'Tab');
    expect(await composer(page).inputValue()).toBe('@assistant ');
    await write('are you there?');
    await message('Assistant is here.').waitFor();
  });

  it('mentions a person, and closes the list without one', async () => {
    const other = await context.newPage();
    await other.goto(page.url().replace('as=Mara', 'as=Jonas'));
    await goTo(other, composer(other));
    await other.keyboard.type('Hello');
    await press(other, 'Enter');
    await message('Hello').waitFor();
    await page.keyboard.type('@');
    await page.getByRole('option', { name: 'Jonas' }).waitFor();
    await press(page, 'Escape');
    await page.getByRole('option', { name: 'Jonas' }).waitFor({ state: 'hidden' });
    await press(page, 'Backspace');
    await page.keyboard.type('@jo');
    await expect.poll(() => chosen(composer(page))).toBe('Jonas');
    await press(page, 'Enter');
    expect(await composer(page).inputValue()).toMatch(/^@\S+ $/);
    await write('hello to you');
  });

  it('corrects an earlier message by its menu', async () => {
    await write('Lunch at one?');
    await write('Or at two?');
    await goTo(page, page.locator('loqui-message[tabindex="0"]'), 'Shift+Tab');
    await press(page, 'End');
    await expectFocus(message('Or at two?'));
    await press(page, 'ArrowUp');
    await expectFocus(message('Lunch at one?'));
    await press(page, 'ContextMenu');
    await expectFocus(page.getByRole('menuitem').first());
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.keyboard.type('de');
    await expectFocus(page.getByRole('menuitem', { name: 'Delete' }));
    await press(page, 'Escape');
    await expectFocus(message('Lunch at one?'));
    await press(page, 'Shift+F10');
    await goTo(page, page.getByRole('menuitem', { name: 'Edit' }), 'ArrowDown');
    await press(page, 'Enter');
    await expectFocus(composer(page));
    expect(await composer(page).inputValue()).toBe('Lunch at one?');
    await press(page, 'End');
    await page.keyboard.type(' At the lake');
    await press(page, 'Enter');
    await message('Lunch at one? At the lake').waitFor();
  });

  it('takes the last message back to the composer, and leaves it as it was', async () => {
    await write('See you');
    await press(page, 'ArrowUp');
    await expect.poll(() => composer(page).inputValue()).toBe('See you');
    await press(page, 'Escape');
    await expect.poll(() => composer(page).inputValue()).toBe('');
    expect(await dialogs()).toBe(0);
    await message('See you').waitFor();
  });
});
