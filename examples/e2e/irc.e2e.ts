/** A recorded evening of a busy channel, spoken again by its people through the real adapter, with two browsers looking on. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { IRC_FILE, readIrcLog, type Act, type IrcLog } from './irc-log.js';
import { People } from './irc-people.js';
import { renderedAtOnce, shownMessages, withEyes, type ShownMessage } from './panel.js';
import { recordedMaterial } from './recorded.js';
import { startSite, type TestSite } from './test-site.js';

const fixtures = recordedMaterial(IRC_FILE);
const ROOM = 'irc';
/** Lines between two looks at the browsers. */
const CHECK = 125;

interface Told {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly replyTo: string | undefined;
}

describe.skipIf(fixtures === undefined)('A channel of many people', () => {
  let browser: Browser;
  let site: TestSite;
  let people: People;
  let watchers: [Page, Page];
  let log: IrcLog;
  /** What the room must hold, in order. */
  const told: Told[] = [];

  beforeAll(async () => {
    log = readIrcLog(fixtures ?? '');
    [site, browser] = await Promise.all([startSite(), openBrowser()]);
    people = new People(`${site.url}/loqui`, ROOM);
    const watch = async (name: string): Promise<Page> => {
      const page = await (await withEyes(await browser.newContext())).newPage();
      await page.goto(`${site.url}/team-room/?as=${name}&room=${ROOM}`);
      return page;
    };
    watchers = await Promise.all([watch('First'), watch('Second')]);
  });

  afterAll(async () => {
    people.close();
    await browser.close();
    await site.close();
  });

  /** Does what one line says. Lines whose `replyTo` names no earlier message do not occur. */
  async function perform(act: Act, idOfLine: Map<number, string>): Promise<void> {
    switch (act.type) {
      case 'say': {
        const replyTo = act.replyTo === undefined ? undefined : idOfLine.get(act.replyTo);
        const id = await people.say(act.user, act.text, replyTo);
        idOfLine.set(act.line, id);
        told.push({ id, author: act.user, text: act.text, replyTo });
        return;
      }
      case 'announce': {
        const { id } = await site.loqui.room(ROOM).announce(act.text);
        idOfLine.set(act.line, id);
        told.push({ id, author: 'System', text: act.text, replyTo: undefined });
        return;
      }
      case 'join':
        return people.join(act.user);
      case 'leave':
        people.leave(act.user);
        return;
      case 'rename':
        people.leave(act.user);
        return people.join(act.to);
    }
  }

  /** Both browsers show as many people as are here, and the newest message. */
  async function look(): Promise<void> {
    const here = `${people.count + watchers.length} here`;
    const last = told.at(-1);
    for (const page of watchers) {
      await expect.poll(() => page.locator('loqui-room-header [part~="subtitle"]').innerText(), { timeout: 15_000 }).toContain(here);
      await expect.poll(async () => (await shownMessages(page)).at(-1)?.id, { timeout: 15_000 }).toBe(last?.id);
    }
  }

  /** Scrolls up as a reader does, until nothing older comes. Gives the number of pages that came. */
  async function readBack(page: Page): Promise<number> {
    const rows = page.locator('loqui-message');
    // Every message is compared below, so every one must be in the page.
    await page.locator('loqui-message-list').evaluate((list) => void Object.assign(list, { plain: true }));
    await page.locator('loqui-message-list').hover();
    let pages = 0;
    for (let count = await rows.count(); count < told.length;) {
      await page.mouse.wheel(0, -200_000);
      await expect.poll(() => rows.count(), { timeout: 10_000, interval: 20 }).toBeGreaterThan(count);
      count = await rows.count();
      pages += 1;
    }
    return pages;
  }

  /** Every message, in order, by its author, with its words. */
  async function expectAll(page: Page, shown: readonly ShownMessage[]): Promise<void> {
    expect(shown.map(({ id }) => id)).toEqual(told.map(({ id }) => id));
    expect(shown.map(({ author }) => author)).toEqual(told.map(({ author }) => author));
    expect(shown.map(({ replyTo }) => replyTo)).toEqual(told.map(({ replyTo }) => replyTo));
    // What looks like markdown is set as such: there the same element says what the words become.
    const different = told.flatMap(({ text }, index) => (shown[index]?.texts.join('') === text ? [] : [index]));
    const rendered = await renderedAtOnce(
      page,
      different.map((index) => told[index]?.text ?? ''),
    );
    expect(different.map((index) => shown[index]?.texts.join(''))).toEqual(rendered);
    console.log(`  words: ${told.length - different.length} as typed, ${different.length} as markdown`);
  }

  it('replays the evening: people come and go, and both browsers keep up', { timeout: 300_000 }, async () => {
    const idOfLine = new Map<number, string>();
    await Promise.all(log.present.map((name) => people.join(name)));
    const start = performance.now();
    let most = 0;
    for (const [index, act] of log.acts.entries()) {
      await perform(act, idOfLine);
      most = Math.max(most, people.connections);
      if ((index + 1) % CHECK === 0) await look();
    }
    await look();
    const seconds = (performance.now() - start) / 1000;
    const count = (type: Act['type']): number => log.acts.filter((act) => act.type === type).length;
    console.log(
      `  ${log.acts.length} lines in ${seconds.toFixed(1)} s: ${count('say')} messages, ${count('announce')} system lines, ${count('join')} joins, ${count('leave')} leaves, ${count('rename')} renames; ` +
        `${people.count} people at the end, ${most} connections at most`,
    );
    expect(count('say')).toBe(1077);
    expect(told).toHaveLength(1077 + 22);
  });

  it('both browsers page back to the first line and have every message, once and in order', { timeout: 120_000 }, async () => {
    for (const page of watchers) {
      const pages = await readBack(page);
      const shown = await shownMessages(page);
      console.log(`  paged back ${pages} times to ${shown.length} messages`);
      await expectAll(page, shown);
    }
  });

  it('shows what each of the 184 replies answers, and leads there', { timeout: 120_000 }, async () => {
    const [page] = watchers;
    const shown = await shownMessages(page);
    const replies = shown.flatMap((message, index) => (message.replyTo === undefined ? [] : [{ ...message, index }]));
    expect(replies).toHaveLength(184);
    for (const { quote, replyTo } of replies) {
      const answered = told.find(({ id }) => id === replyTo);
      expect(quote).toContain(answered?.author);
      expect(quote).toContain(answered?.text.replace(/\s+/g, ' ').slice(0, 100));
    }
    const distance = ({ index, replyTo }: { index: number; replyTo: string | undefined }): number => index - shown.findIndex(({ id }) => id === replyTo);
    const farthest = replies.toSorted((a, b) => distance(b) - distance(a)).slice(0, 5);
    for (const { id, replyTo } of farthest) {
      await page.locator(`loqui-message[data-row="${id}"] [part~="reply"]`).click();
      await page.locator(`loqui-message[data-row="${replyTo ?? ''}"]:state(highlighted)`).waitFor();
      expect(await isInView(page, replyTo ?? '')).toBe(true);
    }
    console.log(`  ${replies.length} replies with their quote; jumped over ${farthest.map(distance).join(', ')} messages`);
  });

  it('a link to the first line opens the room there, with a way back to the present', async () => {
    const [, page] = watchers;
    const [first, last] = [told[0], told.at(-1)];
    await page.goto('about:blank');
    await page.goto(`${site.url}/team-room/?as=Second&room=${ROOM}#${first?.id ?? ''}`);
    await expect.poll(() => isInView(page, first?.id ?? ''), { timeout: 10_000 }).toBe(true);
    await page.getByRole('button', { name: 'Back to the latest' }).click();
    await expect.poll(() => isInView(page, last?.id ?? ''), { timeout: 10_000 }).toBe(true);
  });

  it('a reply shows what it answers also where that is older than what the page has loaded', async () => {
    const [, page] = watchers;
    await page.goto('about:blank');
    await page.goto(`${site.url}/team-room/?as=Second&room=${ROOM}`);
    await expect.poll(async () => (await shownMessages(page)).at(-1)?.id).toBe(told.at(-1)?.id);
    const shown = await shownMessages(page);
    const cut = shown.filter(({ replyTo }) => replyTo !== undefined && !shown.some(({ id }) => id === replyTo));
    console.log(`  ${cut.length} of the ${shown.length} newest messages answer one that is not loaded`);
    expect(cut.filter(({ quote }) => quote === '')).toEqual([]);
  });
});

function isInView(page: Page, id: string): Promise<boolean> {
  return page.locator('loqui-message-list').evaluate((list, row) => {
    const view = list.getBoundingClientRect();
    const box = list.shadowRoot?.querySelector(`[data-row="${row}"]`)?.getBoundingClientRect();
    return box !== undefined && box.bottom > view.top && box.top < view.bottom;
  }, id);
}
