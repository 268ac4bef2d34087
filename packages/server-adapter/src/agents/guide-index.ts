/** Finds the sections of documents that speak of a question: BM25 over words, their beginnings, and small misspellings. */
import MiniSearch, { type SearchResult } from 'minisearch';
import { withReachableLinks } from './guide-links.js';
import { sectionsOf } from './markdown-sections.js';

export interface GuideDocument {
  /** Names the document to the reader; `/` between folders. */
  readonly path: string;
  /** Markdown. */
  readonly text: string;
  /** Where readers find the document: sources and links between documents then lead there. Default: nowhere, and both are plain words. */
  readonly url?: string | undefined;
}

export interface Passage {
  readonly path: string;
  readonly url: string | undefined;
  /** The document's title. */
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
}

export interface Contents {
  readonly path: string;
  readonly title: string;
  /** Its outer headings, in order. */
  readonly headings: readonly string[];
}

export interface GuideIndex {
  /** The documents and what stands in them. */
  readonly contents: readonly Contents[];
  /**
   * The best passages first; empty when nothing matches well. `before`: words of an earlier question, which say what is spoken of
   * but need not be matched when `words` are.
   */
  search(words: readonly string[], before: readonly string[], limit: number): readonly Passage[];
}

/** A decision record's first lines say nothing by themselves. */
const STATUS_LINE = /^Status: [^\n]*$/;
/** Part of the question's words that a passage must have. */
const COVERAGE = 0.5;
/** Passages with less than this part of the best one's score are left out. */
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

/** How much of the question was met, 0 to 1: a word or its beginning counts whole, a misspelling half. */
function covered(asked: readonly string[], { match, queryTerms }: Pick<SearchResult, 'match' | 'queryTerms'>): number {
  const words = [...new Set(asked.map(stem))];
  const terms = Object.keys(match);
  const met = words.map((word) => (terms.some((term) => term.startsWith(word)) ? 1 : queryTerms.includes(word) ? 0.5 : 0));
  return words.length === 0 ? 0 : met.reduce<number>((sum, part) => sum + part, 0) / words.length;
}

/** English plurals only; beginnings of words are matched anyway. */
function stem(word: string): string {
  return word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
