/** What a reader does with an answer beside reading it: print it, copy it, and see why it ended. Real pages, keys and selections, a server of its own. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Agent, AgentCall } from '@loqui/server-adapter';
import { openai } from '@loqui/server-adapter/openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { composer, say, shownMessages, withEyes } from './panel.js';
import { startSite, type TestSite } from './test-site.js';

const SECTIONS = 120;
const PARAGRAPH = 'A paragraph that is long enough to take two lines of a printed page, so that all the sections together take many pages of paper.';
const CODE = 'const answer = 42;\nconsole.log(answer);';

const sections = Array.from({ length: SECTIONS }, (_, index) => `## Section ${String(index + 1)}\n\n${PARAGRAPH}`).join('\n\n');
const withCode = `Here it is:\n\n\`\`\`javascript\n${CODE}\n\`\`\`\n\nThat is all.`;

/** What an OpenAI-compatible server sends of an answer that ends for this reason. */
function endingWith(reason: string, text: string): Agent {
  const chunk = (delta: object, end: string | null): string => `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: end }] })}\n\n`;
  const stream = `${chunk({ role: 'assistant', content: text }, null)}${chunk({}, reason)}data: [DONE]\n\n`;
  return openai({
    model: 'm',
    baseURL: 'http://provider.test/v1',
    fetch: () => Promise.resolve(new Response(stream, { headers: { 'content-type': 'text/event-stream' } })),
  });
}

const ending: Readonly<Record<string, Agent>> = {
  length: endingWith('length', 'It begins well, but'),
  filter: endingWith('content_filter', ''),
  stop: endingWith('stop', 'All of it.'),
};

/** Answers as the question asks. */
const assistant: Agent = {
  name: 'Assistant',
  async *answer(call: AgentCall) {
    const question =
      call.messages
        .at(-1)
        ?.parts.map((part) => (part.type === 'text' ? part.text : ''))
        .join('') ?? '';
    const agent = ending[question];
    if (agent) yield* agent.answer(call);
    else yield question === 'sections' ? sections : withCode;
  },
};

describe('A reader of an answer', () => {
  let site: TestSite;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite({ agents: { assistant } }), openBrowser()]);
  });

  afterEach(() => context.close());

  afterAll(async () => {
    await browser.close();
    await site.close();
  });

  /** A page on which the question has been answered. */
  async function answered(question: string): Promise<Page> {
    context = await withEyes(await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] }));
    const page = await context.newPage();
    await page.goto(`${site.url}/drop-in/`);
    await composer(page).waitFor();
    await say(page, question);
    await expect
      .poll(async () => (await shownMessages(page)).map(({ status }) => status), { timeout: 20_000 })
      .toEqual(['completed', expect.stringMatching(/completed|failed/)]);
    return page;
  }

  it('has all pages of a long one on paper, and nothing drawn over it', async () => {
    const page = await answered('sections');
    const paper = await page.pdf({ format: 'A4' });
    // The page tree of the file: one object for each page.
    const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    await page.emulateMedia({ media: 'print' });
    const titles = page.locator('loqui-markdown').getByRole('heading', { name: /^Section/ });
    await expect.poll(() => titles.count()).toBe(SECTIONS);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const tops = await titles.evaluateAll((nodes) => nodes.map((node) => node.getBoundingClientRect().top + scrollY));
    expect(tops).toEqual([...new Set(tops)].sort((one, other) => one - other));
    expect(tops.at(-1)).toBeLessThan(height);
    const field = await page.locator('loqui-composer').boundingBox();
    expect(tops.filter((top) => field && top > field.y && top < field.y + field.height)).toEqual([]);
    // A page of A4 is 1,123 CSS pixels high, margins included.
    expect(pages).toBeGreaterThanOrEqual(Math.floor(height / 1_123));
    expect(pages).toBeGreaterThan(5);
  });

  it('copies the answer with its code, and nothing of the controls around that', async () => {
    const page = await answered('code');
    const answer = page.locator('loqui-markdown').last();
    const first = (await answer.getByText('Here it is:').boundingBox())!;
    const last = (await answer.getByText('That is all.').boundingBox())!;
    // It comes when one points at an answer. A person needs longer to select than this test.
    const fetched = page.waitForResponse((response) => response.url().includes('/chunks/copied'));
    await page.mouse.move(first.x + 1, first.y + first.height / 2);
    await (await fetched).finished();
    await page.mouse.down();
    await page.mouse.move(last.x + last.width - 1, last.y + last.height - 2, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.press('ControlOrMeta+C');
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const read = async (type: string): Promise<string> => (await item!.getType(type)).text();
      return { text: await read('text/plain'), html: await read('text/html') };
    });
    expect(copied.text).toMatch(/^Here it is:\n\n/);
    expect(copied.text).toContain(`\n\n${CODE}\n\n`);
    expect(copied.text).not.toMatch(/JavaScript|Copy/);
    expect(copied.html).toContain(`<code>${CODE}</code>`);
    expect(copied.html).not.toMatch(/<button|<svg|loqui-/);
  });

  it.each([
    ['length', /The answer was cut off at the model's limit\./, 'It begins well, but'],
    ['filter', /A filter of the provider withheld the answer or its rest\./, ''],
    ['stop', /^(?!.*(cut off|withheld))/s, 'All of it.'],
  ])('is told why it ended: %s', async (reason, words, text) => {
    const page = await answered(reason);
    const answer = page.locator('loqui-message').last();
    const shown = await answer.evaluate((node) => visibleText(node));
    expect(shown).toMatch(words);
    expect(shown).toContain(text);
  });
});
