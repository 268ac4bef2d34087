/** The words of a code block, beside those that all elements share. */

export interface CodeWords {
  readonly code: string;
  readonly wrap: string;
}

const english: CodeWords = { code: 'Code', wrap: 'Wrap lines' };
const german: CodeWords = { code: 'Code', wrap: 'Zeilen umbrechen' };

/** The words in a language (`de-AT`), English where there are no others. */
export function codeWords(lang: string): CodeWords {
  return lang.toLowerCase().startsWith('de') ? german : english;
}
