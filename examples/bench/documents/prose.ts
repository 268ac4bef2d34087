/** Sentences and paragraphs as an assistant writes them: plain words, and now and then something emphasised, linked, or in code. */
import { below, oneOf, type Random } from './random.js';

const WORDS =
  'a room keeps its log in order and every reader resumes where the line was cut while the answer grows word by word under the question nobody waits for colours because plain text comes first then the list holds still above the fold and what was said long ago is fetched when somebody looks for it again'.split(
    ' ',
  );

export const word = (chance: Random): string => oneOf(chance, WORDS);

/** Words without any marks, for headings, cells and comments. */
export function plainWords(chance: Random, count: number): string {
  const words = Array.from({ length: count }, () => word(chance)).join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function marked(chance: Random, text: string): string {
  const kind = chance();
  if (kind < 0.03) return `\`${text}()\``;
  if (kind < 0.06) return `**${text}**`;
  if (kind < 0.08) return `*${text}*`;
  return kind < 0.09 ? `[${text}](https://docs.example/${text}/${below(chance, 900)})` : text;
}

export function sentence(chance: Random, count: number): string {
  const rest = Array.from({ length: count - 1 }, () => marked(chance, word(chance)));
  return `${[plainWords(chance, 1), ...rest].join(' ')}.`;
}

export function paragraph(chance: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => sentence(chance, 8 + below(chance, 10))).join(' ');
}
