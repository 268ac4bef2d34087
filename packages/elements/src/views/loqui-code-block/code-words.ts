/** The words of a code block, beside those that all elements share. */

export interface CodeWords {
  readonly code: string;
  readonly wrap: string;
  readonly download: string;
  readonly showAll: (lines: string) => string;
  readonly showLess: string;
}

const english: CodeWords = {
  code: 'Code',
  wrap: 'Wrap lines',
  download: 'Download',
  showAll: (lines) => `Show all ${lines} lines`,
  showLess: 'Show fewer lines',
};
const german: CodeWords = {
  code: 'Code',
  wrap: 'Zeilen umbrechen',
  download: 'Herunterladen',
  showAll: (lines) => `Alle ${lines} Zeilen zeigen`,
  showLess: 'Weniger Zeilen zeigen',
};

/** The words in a language (`de-AT`), English where there are no others. */
export function codeWords(lang: string): CodeWords {
  return lang.toLowerCase().startsWith('de') ? german : english;
}
