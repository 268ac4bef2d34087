/** Takes the README's pictures into `examples/screenshots/`: `npm run screenshots`. A real server, real clients, an agent that follows a script. */
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createLoqui } from '@loqui/server-adapter';
import { serve } from '@loqui/server-adapter/node';
import { openBrowser } from './e2e/browser.js';
import { Cast } from './screenshots/cast.js';
import { ME, QUESTION, scripted, TEAM } from './screenshots/conversation.js';
import { createSite } from './site/site.js';
import { richAnswer } from '../stories/scripts/rich-answer.js';

const TITLES: Readonly<Record<string, string>> = { team: 'Release room', welcome: 'Fix the import loop', assistant: 'Fix the import loop' };
const SIZES = { narrow: { width: 320, height: 640 }, wide: { width: 1280, height: 800 } } as const;

const loqui = createLoqui({ agents: { assistant: scripted }, rooms: (room) => ({ title: TITLES[room] ?? room }), limits: { runsPerMember: 10 } });
const serving = await serve(loqui, { port: 0, fallback: await createSite() });
const site = `http://localhost:${serving.port}`;
const cast = new Cast(`${site}/loqui`);

async function perform(): Promise<void> {
  const ids: string[] = [];
  await Promise.all(TEAM.map(({ who }) => cast.room(who, 'team')));
  for (const { who, text, replyTo } of TEAM) {
    const answered = replyTo === undefined ? undefined : ids[replyTo];
    const room = await cast.room(who, 'team');
    ids.push(await room.send({ text, ...(answered !== undefined && { replyTo: answered }) }));
  }
  const team = await cast.room(ME, 'team');
  await cast.newest(team, ({ role, status }) => role === 'assistant' && status === 'completed');
  for (const id of ['assistant', 'welcome']) {
    const room = await cast.room(ME, id);
    await room.send({ text: QUESTION, to: ['assistant'] });
    await cast.newest(room, ({ parts }) => parts.some((part) => part.type === 'text' && part.text.endsWith('single row: it')));
  }
}

async function take(
  browser: Browser,
  name: string,
  address: string,
  options: { colorScheme: 'light' | 'dark'; viewport: { width: number; height: number } },
  target?: string,
): Promise<void> {
  const context = await browser.newContext({ ...options, deviceScaleFactor: 2, reducedMotion: 'reduce', locale: 'en-GB' });
  await context.addInitScript(cast.asVisitor(ME, [ME, '']));
  const page = await context.newPage();
  await page.goto(site + address);
  await page.locator('loqui-chat, loqui-assistant').evaluateAll((panels, name) => {
    for (const panel of panels) Object.assign(panel, { name, heading: '' });
  }, ME);
  await page.locator('loqui-message').last().waitFor();
  await page.evaluate(() => document.fonts.ready);
  // Colours of code and the list's last scroll come a moment after the words.
  await page.waitForTimeout(1500);
  const file = path.join(import.meta.dirname, 'screenshots', options.colorScheme === 'light' ? `${name}.png` : `${name}-dark.png`);
  await (target === undefined ? page : page.locator(target)).screenshot({ path: file });
  console.log(path.relative(process.cwd(), file));
  await context.close();
}

/** A long answer with everything Markdown can be here, by itself on a page. */
async function takeRich(browser: Browser, colorScheme: 'light' | 'dark'): Promise<void> {
  const context = await browser.newContext({ colorScheme, viewport: { width: 720, height: 800 }, deviceScaleFactor: 2, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${site}/drop-in/`);
  await page.evaluate((text) => {
    const answer = document.createElement('loqui-markdown');
    Object.assign(answer, { text, math: true, allowedLinkOrigins: ['*'], allowedHtml: { kbd: [], details: [], summary: [] } });
    answer.style.margin = '2rem';
    // The surface of a panel: on it, code and tables stand out.
    document.body.style.background = 'light-dark(#fff, oklch(0.2 0.008 268))';
    document.body.replaceChildren(answer);
  }, richAnswer);
  await page.locator('math').first().waitFor();
  await page.waitForTimeout(1500);
  const file = path.join(import.meta.dirname, 'screenshots', colorScheme === 'light' ? 'answer.png' : 'answer-dark.png');
  await page.screenshot({ path: file, fullPage: true });
  console.log(path.relative(process.cwd(), file));
  await context.close();
}

const browser = await openBrowser();
await perform();
const typist = await cast.room('Aroha Ngata', 'team');
const typing = setInterval(() => typist.setTyping(true), 1000);
for (const colorScheme of ['light', 'dark'] as const) {
  await takeRich(browser, colorScheme);
  await take(browser, 'front', '/', { colorScheme, viewport: { width: 1320, height: 1200 } }, '.live');
  for (const [size, viewport] of Object.entries(SIZES)) {
    await take(browser, `team-room-${size}`, `/team-room/?as=${encodeURIComponent(ME)}`, { colorScheme, viewport });
    await take(browser, `assistant-${size}`, '/assistant/?room=assistant', { colorScheme, viewport });
  }
}
clearInterval(typing);
await browser.close();
cast.leave();
await serving.close({ window: 0, grace: 0 });
