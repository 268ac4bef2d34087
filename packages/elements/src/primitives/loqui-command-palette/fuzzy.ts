/** Fuzzy search by uFuzzy. A module of its own: it is fetched when a palette is first opened. */
import uFuzzy from '@leeoniya/ufuzzy';

/** Finds texts by their indexes, the best first. */
export type Matcher = (query: string) => readonly number[];

/** Letters beyond Latin cost the matcher about half of its speed, so they count only where there are some. */
const letters: uFuzzy.Options = {
  unicode: true,
  interSplit: "[^\\p{L}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
};

/** Letters apart: `tgl pnl` finds Toggle Panel. */
const apart: uFuzzy.Options = { intraIns: Infinity };
// eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- an enum without code
const SINGLE_ERROR = 1 as uFuzzy.IntraMode;
/** One typing error in each word: `opne` finds Open. */
const mistyped: uFuzzy.Options = { intraMode: SINGLE_ERROR };

/** Of more than this many, the best are not looked for: what is found stays in its order. */
const RANKED = 1000;

export function matcherOf(texts: readonly string[]): Matcher {
  const plain = uFuzzy.latinize([...texts]);
  // eslint-disable-next-line no-control-regex -- all of ASCII
  const isForeign = (text: string): boolean => /[^\u0000-\u007f]/.test(text);
  const all = plain.some(isForeign);
  const [first, second] = [apart, mistyped].map((options) => new uFuzzy(all ? { ...letters, ...options } : options)) as [uFuzzy, uFuzzy];
  return (query) => {
    const needle = uFuzzy.latinize(query);
    const found = indexes(first, plain, needle);
    return found.length > 0 ? found : indexes(second, plain, needle);
  };
}

function indexes(search: uFuzzy, texts: string[], needle: string): readonly number[] {
  const [found, info, order] = search.search(texts, needle, 1, RANKED);
  if (!found) return [];
  return order ? order.map((each) => info.idx[each] ?? 0) : found;
}
