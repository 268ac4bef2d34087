/** The main job on real input: recorded streams of real providers, through the adapter's own agents, into two browsers. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textOf, type Message } from '@loqui/core';
import type { Agent } from '@loqui/server-adapter';
import { anthropic } from '@loqui/server-adapter/anthropic';
import { openai } from '@loqui/server-adapter/openai';
import { startProviderServer, type ProviderServer } from '../../packages/server-adapter/proofs/conformance/provider-server.js';
import type { Expected } from '../../packages/core/proofs/conformance/provider-streams.js';
import { openBrowser } from './browser.js';
import { renderedAtOnce, say, shownMessages, withEyes, type ShownMessage } from './panel.js';
import { recordedMaterial } from './recorded.js';
import { startSite, type TestSite } from './test-site.js';

const fixtures = recordedMaterial('provider-streams/EXPECTED.json');
const cases = fixtures === undefined ? [] : recordings(fixtures);
/** A long plain answer, for what happens in the middle of one. */
const LONG = 'openai__chat/openai-text.chunks.txt';
/** Milliseconds between two payloads of the slow provider. */
const PACE = 12;

interface Recording extends Expected {
  readonly name: string;
}

function recordings(folder: string): Recording[] {
  const { cases: all } = JSON.parse(readFileSync(path.join(folder, 'provider-streams/EXPECTED.json'), 'utf8')) as { cases: Expected[] };
  return all
    .filter(({ provider, skip }) => (provider === 'openai__chat' || provider === 'anthropic') && skip === undefined)
    .map((expected) => ({ ...expected, name: `${expected.provider}/${expected.file}` }));
}

describe.skipIf(fixtures === undefined)('Recorded answers of real providers', () => {
  let browser: Browser;
  let site: TestSite;
  let fast: ProviderServer;
  let slow: ProviderServer;
  let pages: [Page, Page];

  beforeAll(async () => {
    const folder = fixtures ?? '';
    [fast, slow, browser] = await Promise.all([
      startProviderServer({ fixturesFolder: folder }),
      startProviderServer({ fixturesFolder: folder, pace: PACE, seed: 2 }),
      openBrowser(),
    ]);
    site = await startSite({ agents: { assistant: byRoom() }, heartbeat: 2000 });
    const [one, two] = await Promise.all([browser.newContext(), browser.newContext()]);
    pages = await Promise.all([(await withEyes(one)).newPage(), (await withEyes(two)).newPage()]);
  });

  afterAll(async () => {
    const characters = cases.reduce((sum, { text }) => sum + text.length, 0);
    console.log(`  ${cases.length} recordings, ${cases.filter(({ text }) => text !== '').length} with text: ${characters} characters`);
    await browser.close();
    await site.close();
    await Promise.all([fast.close(), slow.close()]);
  });

  /** The room's name says which recording answers there, and how fast: `fast <recording>`. */
  function byRoom(): Agent {
    return {
      answer(call) {
        const [pace, model = ''] = call.room.split(' ');
        const { url } = pace === 'slow' ? slow : fast;
        const agent = model.startsWith('anthropic/')
          ? anthropic({ baseURL: url, apiKey: 'recorded', model })
          : openai({ baseURL: `${url}/v1`, apiKey: 'recorded', model });
        return agent.answer(call);
      },
    };
  }

  /** Both browsers in the room; the first one asks. */
  async function ask(room: string): Promise<void> {
    await Promise.all(pages.map((page) => page.goto(`${site.url}/assistant/?room=${encodeURIComponent(room)}`)));
    await say(pages[0], 'Go on');
  }

  async function answerOn(page: Page): Promise<ShownMessage | undefined> {
    return (await shownMessages(page)).find(({ author }) => author === 'Assistant');
  }

  /** The answer on both pages once it is over. */
  async function finished(timeout = 20_000): Promise<[ShownMessage, ShownMessage]> {
    const over = async (page: Page): Promise<ShownMessage> => {
      let answer: ShownMessage | undefined;
      await expect.poll(async () => (answer = await answerOn(page))?.status, { timeout, interval: 50 }).toMatch(/completed|failed|stopped/);
      if (answer === undefined) throw new Error('The answer went away.');
      return answer;
    };
    return Promise.all([over(pages[0]), over(pages[1])]);
  }

  async function stored(room: string): Promise<Message> {
    const { messages } = await site.store.messages(room, { limit: 10 });
    const answer = messages.find(({ role }) => role === 'assistant');
    if (answer === undefined) throw new Error(`No answer is stored in ${room}.`);
    return answer;
  }

  function textsOf(message: Message): string[] {
    return message.parts.flatMap((part) => (part.type === 'text' && part.text !== '' ? [part.text] : []));
  }

  /** What each page shows is what the same element makes of the stored texts at once; the text so far, as the page's store has it. */
  async function expectShown(shown: readonly ShownMessage[], texts: readonly string[]): Promise<void> {
    // Code blocks are fetched when the first one is shown, so both sides may still be waiting for theirs.
    const settled = async (index: number): Promise<boolean> => {
      const now = await answerOn(pages[index === 0 ? 0 : 1]);
      return JSON.stringify(now?.texts) === JSON.stringify(await renderedAtOnce(pages[0], texts));
    };
    for (const index of shown.keys()) await expect.poll(() => settled(index), { timeout: 10_000 }).toBe(true);
  }

  async function growing(page: Page): Promise<string> {
    return page.locator('loqui-message').evaluateAll((rows) => {
      const answers = rows.map((row) => (row as Element & { message?: Message }).message).filter((message) => message?.role === 'assistant');
      return answers
        .flatMap((message) => message?.parts ?? [])
        .map((part) => (part.type === 'text' ? part.text : ''))
        .join('');
    });
  }

  for (const { name, text, errors } of cases) {
    it(`${name}: both browsers show what the provider wrote`, async () => {
      const room = `fast ${name}`;
      await ask(room);
      const shown = await finished();
      const message = await stored(room);
      expect(textsOf(message).join('')).toBe(text);
      await expectShown(shown, textsOf(message));
      // An answer with nothing to read is a failure that says why: the refusal recorded here has no words of its own.
      const ended = errors.length > 0 || message.parts.every(({ type }) => type === 'step-start' || type === 'reasoning') ? 'failed' : 'completed';
      expect(shown.map(({ status }) => status)).toEqual([ended, ended]);
    });
  }

  it('a page that is reloaded in the middle of an answer loses and doubles nothing', async () => {
    const room = `slow ${LONG}`;
    const { text = '' } = cases.find(({ name }) => name === LONG) ?? {};
    await ask(room);
    await expect.poll(async () => (await growing(pages[0])).length, { interval: 30 }).toBeGreaterThan(200);
    await pages[0].reload();
    let samples = 0;
    for (let seen = ''; seen.length < text.length;) {
      seen = await growing(pages[0]);
      expect(text.startsWith(seen), `after the reload, ${seen.length} characters`).toBe(true);
      if (seen.length > 0 && seen.length < text.length) samples += 1;
      await pages[0].waitForTimeout(20);
    }
    expect(samples).toBeGreaterThan(10);
    const shown = await finished();
    expect(textOf(await stored(room))).toBe(text);
    await expectShown(shown, [text]);
  });

  it('stop ends the answer at the provider, keeps what was written, and both browsers say so', async () => {
    const room = `slow ${LONG} again`;
    const { text = '' } = cases.find(({ name }) => name === LONG) ?? {};
    await ask(room);
    await expect.poll(async () => (await growing(pages[0])).length, { interval: 30 }).toBeGreaterThan(100);
    await pages[0].locator('loqui-composer').getByRole('button', { name: 'Stop' }).click();
    const shown = await finished();
    expect(shown.map(({ status }) => status)).toEqual(['stopped', 'stopped']);
    for (const page of pages) await expect.poll(() => page.locator('loqui-message [part~="status"]').last().innerText()).toContain('Stopped');
    const message = await stored(room);
    const kept = textOf(message);
    expect(kept.length).toBeGreaterThan(100);
    expect(kept.length).toBeLessThan(text.length);
    expect(text.startsWith(kept)).toBe(true);
    await expectShown(shown, [kept]);
    const request = slow.requests.at(-1);
    await request?.closed;
    expect(request).toMatchObject({ aborted: true });
    expect(request?.sent).toBeLessThan(request?.total ?? 0);
  });
});
