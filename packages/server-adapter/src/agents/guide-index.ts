/** Finds sections by BM25 over words, word beginnings and small misspellings. */
import MiniSearch, { type SearchResult } from 'minisearch';
import { withReachableLinks } from './guide-links.js';
import { sectionsOf } from './markdown-sections.js';

export interface GuideDocument {
  /** The document's name for the reader; `/` between folders. */
  readonly path: string;
  readonly text: string;
  /** Where sources and links lead. Default: none, and both become plain words. */
  readonly url?: string | undefined;
}

export interface Passage {
  readonly path: string;
  readonly url: string | undefined;
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
}

export interface Contents {
  readonly path: string;
  readonly title: string;
  readonly headings: readonly string[];
}

export interface GuideIndex {
  readonly contents: readonly Contents[];
  /** The best first; empty when nothing matches well. `before`: words of an earlier question, which raise the score but need not match. */
  search(words: readonly string[], before: readonly string[], limit: number): readonly Passage[];
}

const STATUS_LINE = /^Status: [^\n]*$/;
/** Part of the question's words that a passage must contain. */
const COVERAGE = 0.5;
/** Passages below this part of the best score are dropped. */
const NEAR_BEST = 0.45;

export function createGuideIndex(documents: readonly GuideDocument[]): GuideIndex {
  const passages: Passage[] = [];
  const addresses = new Map(documents.map(({ path, url }) => [path, url]));
  const contents = documents.map(({ path, text, url }): Contents => {
    const { title = path.split('/').at(-1) ?? path, sections } = sectionsOf(withReachableLinks(text, path, (file) => addresses.get(file)));
    for (const section of sections) if (!STATUS_LINE.test(section.text)) passages.push({ path, url, title, ...section });
    return { path, title, headings: [...new Set(sections.flatMap(({ headings }) => headings.slice(0, 1)))] };
  });
  const index = new MiniSearch<{ id: number; heading: string; above: string; text: string }>({
    fields: ['heading', 'above', 'text'],
    processTerm: (term) => stem(term.toLowerCase()),
    searchOptions: {
      boost: { heading: 4, above: 2 },
      prefix: (term) => term.length >= 3,
      fuzzy: (term) => (term.length >= 6 ? 0.2 : false),
      weights: { fuzzy: 0.3, prefix: 0.5 },
    },
  });
  index.addAll(
    passages.map(({ path, title, headings, text }, id) => ({
      id,
      heading: headings.at(-1) ?? title,
      above: [title, path, ...headings.slice(0, -1)].join(' '),
      text,
    })),
  );

  return {
    contents,
    search(words, before, limit) {
      const queries = [{ queries: [...words], boostTerm: () => 2 }, { queries: [...before] }].filter((query) => query.queries.length > 0);
      const found = queries.length === 0 ? [] : index.search({ combineWith: 'OR', queries });
      const good = found.filter((result) => Math.max(covered(words, result), covered([...words, ...before], result)) >= COVERAGE);
      const best = good[0]?.score ?? 0;
      return good
        .filter(({ score }) => score >= best * NEAR_BEST)
        .slice(0, limit)
        .map(({ id }) => passages[id as number])
        .filter((passage) => passage !== undefined);
    },
  };
}

/** The matched part of the question, 0 to 1: a word or its beginning counts 1, a misspelling 0.5. */
function covered(asked: readonly string[], { match, queryTerms }: Pick<SearchResult, 'match' | 'queryTerms'>): number {
  const words = [...new Set(asked.map(stem))];
  const terms = Object.keys(match);
  const met = words.map((word) => (terms.some((term) => term.startsWith(word)) ? 1 : queryTerms.includes(word) ? 0.5 : 0));
  return words.length === 0 ? 0 : met.reduce<number>((sum, part) => sum + part, 0) / words.length;
}

/** English plurals only; the index matches beginnings of words anyway. */
function stem(word: string): string {
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
