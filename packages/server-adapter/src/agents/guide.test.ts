import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AnswerEvent } from '@loqui/core/codecs';
import type { Message } from '@loqui/core/protocol';
import { afterAll, describe, expect, it } from 'vitest';
import type { Agent } from './agent.js';
import { guide } from './guide.js';
import { sectionsOf } from './markdown-sections.js';
import { questionOf } from './question.js';

const folder = mkdtempSync(path.join(tmpdir(), 'loqui-guide-'));
mkdirSync(path.join(folder, 'deep', 'node_modules'), { recursive: true });
writeFileSync(
  path.join(folder, 'README.md'),
  '# Teapot\n\nA pot for tea.\n\n## Installation\n\nPut the kettle on the stove.\n\n```sh\n# not a heading\nboil water\n```\n\n### Windows\n\nOpen the windows first.\n',
);
writeFileSync(
  path.join(folder, 'deep', 'storage.md'),
  '# Storage\n\n## Cupboards\n\nKeep cups in the cupboard; saucers beneath.\n\n## Freezer\n\nNever freeze a teapot.\n',
);
writeFileSync(path.join(folder, 'deep', 'node_modules', 'x.md'), '# Elsewhere\n\nCupboard of another.\n');

afterAll(() => {
  rmSync(folder, { recursive: true });
});

let ids = 0;
const messageOf = (text: string, author = 'ann'): Message => ({
  id: `m${String(++ids)}`,
  author: { id: author, name: author, kind: 'person' },
  role: 'user',
  parts: [{ type: 'text', text }],
  status: 'completed',
  createdAt: 0,
});

async function ask(agent: Agent, question: string, before: readonly Message[] = [], signal = new AbortController().signal): Promise<AnswerEvent[]> {
  const asked = messageOf(question);
  const events: AnswerEvent[] = [];
  for await (const event of agent.answer({ room: 'a', run: 'r', messages: [...before, asked], asked, signal })) events.push(event as AnswerEvent);
  return events;
}

const words = (events: readonly AnswerEvent[]): string => events.map((event) => (event.type === 'delta' ? event.text : '')).join('');
const sources = (events: readonly AnswerEvent[]): unknown[] =>
  events.flatMap((event) => (event.type === 'part' && event.value.type === 'source-document' ? [event.value.filename] : []));

const local = guide({ documents: folder, pace: 0 });

describe('guide()', () => {
  it('quotes the passage about the question, names its place, and states that it is a guide', async () => {
    const events = await ask(local, '@guide where do the cups go? In a cupboard?');
    expect(words(events)).toMatch(/not a language model.*\n\n\*\*Storage › Cupboards\*\* \(deep\/storage\.md\)\n\n> Keep cups in the cupboard/s);
    expect(sources(events)).toEqual(['deep/storage.md']);
    expect(events.at(-1)).toMatchObject({ type: 'finish' });
    const last = events.findLast((event) => event.type === 'part' && event.part === 0);
    expect(last).toMatchObject({ value: { text: words(events), state: 'done' } });
  });

  it('finds a word by its beginning and despite a misspelling', async () => {
    expect(sources(await ask(local, 'install'))).toEqual(['README.md']);
    expect(sources(await ask(local, 'instalation'))).toEqual(['README.md']);
  });

  it('keeps code whole when it quotes it', async () => {
    expect(words(await ask(local, 'How is the installation done?'))).toContain('> ```sh\n> # not a heading\n> boil water\n> ```');
  });

  it('asks for other words when nothing matches, and lists the topics', async () => {
    const events = await ask(local, 'What is the tax rate in Norway for diesel engines?');
    expect(words(events)).toMatch(/found nothing that fits.*Teapot.*Installation.*Storage/s);
    expect(sources(events)).toEqual([]);
  });

  it.each(['hello', '@guide hi!', 'Help', 'what can you do?', 'What can I ask?', '@guide'])('answers “%s” with its topics', async (greeting) => {
    const answer = words(await ask(local, greeting));
    expect(answer).toMatch(/^Hello!.*- \*\*Teapot\*\* \(README\.md\): Installation\n- \*\*Storage\*\* \(deep\/storage\.md\): Cupboards, Freezer$/s);
  });

  it('completes a short question by the one before it, of the same person', async () => {
    const before = [messageOf('How is the teapot stored in the freezer?'), messageOf('Cups are nice', 'bob')];
    expect(words(await ask(local, 'and why?', before))).toContain('Never freeze a teapot.');
    expect(words(await ask(local, 'on Windows?', [messageOf('How does the installation go?')]))).toMatch(/passage.*?Windows\*\*/s);
  });

  it('reads several folders, single files and given texts', async () => {
    const agent = guide({
      documents: [path.join(folder, 'deep'), path.join(folder, 'README.md'), { path: 'faq', text: 'Is it red? The kettle is crimson.' }],
      pace: 0,
    });
    expect(sources(await ask(agent, 'crimson kettle'))).toContain('faq');
    expect(sources(await ask(agent, 'freezer'))).toEqual(['deep/storage.md']);
  });

  it('names its sources by their addresses if readers can reach them, and links between them', async () => {
    const agent = guide({
      documents: [
        { path: 'a.md', text: '# Kettles\n\n## Boiling\n\nBoil water in a kettle; see [cups](b.md) and [stoves](c.md).', url: '/docs/a' },
        { path: 'b.md', text: '# Cups\n\nCups.', url: '/docs/b' },
      ],
      pace: 0,
    });
    const events = await ask(agent, 'How is water boiled in a kettle?');
    const parts = events.flatMap((event) => (event.type === 'part' ? [event.value] : []));
    expect(parts.at(-1)).toEqual({ type: 'source-url', sourceId: 'a.md', url: '/docs/a', title: 'Kettles' });
    expect(parts.findLast((part) => part.type === 'text')).toMatchObject({ text: expect.stringContaining('see [cups](/docs/b) and stoves.') as string });
  });

  it('searches for some words from the beginning and the end of a pasted text, and for none that is too long', () => {
    const pasted = Array.from({ length: 5000 }, (_, index) => `word${String(index)}`).join(' ');
    const { words } = questionOf(messageOf(`kettle ${pasted} ${'x'.repeat(60_000)} teapot`), []);
    expect([words.length, words[0], words.at(-1), Math.max(...words.map((word) => word.length)) <= 40]).toEqual([40, 'kettle', 'teapot', true]);
  });

  it('streams word by word and stops when aborted', async () => {
    const stop = new AbortController();
    const asked = messageOf('cupboard');
    const events: AnswerEvent[] = [];
    for await (const event of guide({ documents: folder, pace: 5 }).answer({ room: 'a', run: 'r', messages: [asked], asked, signal: stop.signal })) {
      events.push(event as AnswerEvent);
      if (events.length === 5) stop.abort();
    }
    expect(words(events)).toBe('I am this site’s ');
    expect(events.every(({ type }) => type !== 'finish')).toBe(true);
  });

  it('names a folder that cannot be read, and tries again at the next question', async () => {
    const late = path.join(folder, 'late');
    const agent = guide({ documents: late, pace: 0 });
    await expect(ask(agent, 'hello')).rejects.toMatchObject({ code: 'guide-documents', message: expect.stringContaining('late') as string });
    mkdirSync(late);
    await expect(ask(agent, 'hello')).rejects.toMatchObject({ message: expect.stringContaining('no Markdown') as string });
    writeFileSync(path.join(late, 'a.md'), '# Late\n\nBut here.');
    expect(words(await ask(agent, 'hello'))).toContain('Late');
    rmSync(late, { recursive: true });
  });
});

describe('sectionsOf', () => {
  it('returns each section with its headings, without empty ones, front matter and headings in code', () => {
    const text = '---\ntitle: x\n---\n# T\nIntro\n## A\n### B `c`\nb\n~~~\n# no\n~~~\n# D ##\nd\n## E\ne';
    expect(sectionsOf(text)).toEqual({
      title: 'T',
      sections: [
        { headings: [], text: 'Intro' },
        { headings: ['A', 'B c'], text: 'b\n~~~\n# no\n~~~' },
        { headings: ['D'], text: 'd' },
        { headings: ['D', 'E'], text: 'e' },
      ],
    });
  });
});
