import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AnswerEvent } from '@loqui/core/codecs';
import { LoquiError, type SourceDocumentPart, type SourceUrlPart } from '@loqui/core/protocol';
import { pause, type Agent } from './agent.js';
import { createGuideIndex, type GuideDocument, type GuideIndex, type Passage } from './guide-index.js';
import { quote, tableOfContents } from './guide-words.js';
import { questionOf } from './question.js';

export type { GuideDocument } from './guide-index.js';

export interface GuideOptions {
  /** Folders (all `.md` files below, except in hidden folders and node_modules), files, or texts. Read at the first question. */
  readonly documents: string | readonly (string | GuideDocument)[];
  /** Default: Guide. */
  readonly name?: string;
  readonly avatar?: string;
  /** Most milliseconds between two words; long answers go faster. 0: all at once. Default 30. */
  readonly pace?: number;
}

const QUOTED = 3;
/** Milliseconds of the longest answer. */
const LONGEST = 6000;

/** An agent without a model: quotes Markdown documents. @throws LoquiError `guide-documents` from `answer` for a folder that is unreadable or empty */
export function guide({ documents, name = 'Guide', avatar, pace = 30 }: GuideOptions): Agent {
  let index: Promise<GuideIndex> | undefined;

  /** Built once; after a failure again at the next question. */
  async function indexed(): Promise<GuideIndex> {
    index ??= readDocuments(documents).then(createGuideIndex);
    index.catch(() => {
      index = undefined;
    });
    return index;
  }

  return {
    name,
    ...(avatar !== undefined && { avatar }),
    async *answer({ asked, messages, signal }): AsyncGenerator<AnswerEvent> {
      const found = await indexed();
      const question = questionOf(asked, messages);
      const passages = question.isGreeting ? [] : found.search(question.words, question.before, QUOTED);
      const words = passages.length > 0 ? quote(passages) : tableOfContents(found.contents, question.isGreeting);

      yield { type: 'part', part: 0, value: { type: 'text', text: '', state: 'streaming' } };
      for await (const text of paced(words, pace, signal)) yield { type: 'delta', part: 0, text };
      if (signal.aborted) return;
      yield { type: 'part', part: 0, value: { type: 'text', text: words, state: 'done' } };
      for (const [number, value] of sourcesOf(passages).entries()) yield { type: 'part', part: number + 1, value };
      yield { type: 'finish', reason: 'stop' };
    },
  };
}

/** Word by word, so that people can read along. Ends early when the signal is aborted. */
async function* paced(text: string, pace: number, signal: AbortSignal): AsyncGenerator<string> {
  const words = text.match(/\S+\s*/g) ?? [];
  const together = pace <= 0 ? words.length : Math.max(1, Math.ceil((words.length * pace) / LONGEST));
  for (let at = 0; at < words.length && !signal.aborted; at += together) {
    yield words.slice(at, at + together).join('');
    if (pace > 0) await pause(pace * (0.67 + Math.random() * 0.66), signal);
  }
}

function sourcesOf(passages: readonly Passage[]): (SourceDocumentPart | SourceUrlPart)[] {
  const byPath = new Map(passages.map((passage) => [passage.path, passage]));
  return [...byPath.values()].map(({ path: file, title, url }) =>
    url === undefined
      ? { type: 'source-document', sourceId: file, mediaType: 'text/markdown', title, filename: file }
      : { type: 'source-url', sourceId: file, url, title },
  );
}

async function readDocuments(documents: GuideOptions['documents']): Promise<GuideDocument[]> {
  const given = typeof documents === 'string' ? [documents] : documents;
  const folders = given.filter((item) => typeof item === 'string').length;
  const read = await Promise.all(given.map(async (item) => (typeof item === 'string' ? readPlace(path.resolve(item), folders > 1) : [item])));
  const all = read.flat();
  if (all.length === 0)
    throw new LoquiError({ code: 'guide-documents', message: `The guide has nothing to read: there is no Markdown file in ${given.map(String).join(', ')}.` });
  return all;
}

/** `named`: paths begin with the folder's name, because there are several folders. */
async function readPlace(place: string, named: boolean): Promise<GuideDocument[]> {
  try {
    const isFile = (await stat(place)).isFile();
    const base = isFile || named ? path.dirname(place) : place;
    const files = isFile ? [place] : (await markdownFiles(place)).sort();
    return await Promise.all(files.map(async (file) => ({ path: path.relative(base, file).split(path.sep).join('/'), text: await readFile(file, 'utf8') })));
  } catch (cause) {
    const message = `The guide cannot read ${place}: ${cause instanceof Error ? cause.message : String(cause)}. Give guide() folders or files that are there.`;
    throw new LoquiError({ code: 'guide-documents', message }, { cause });
  }
}

async function markdownFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : markdownFiles(place);
      return entry.isFile() && /\.(md|markdown)$/i.test(entry.name) ? [place] : [];
    }),
  );
  return found.flat();
}
