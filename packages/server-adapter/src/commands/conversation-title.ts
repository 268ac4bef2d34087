import { textOf, type Message } from '@loqui/core/protocol';

/** Most characters of a title made from a question, and of a given one. */
const FROM_QUESTION = 60;
const GIVEN = 200;

/** The first line with words, cut; else a file's name. */
export function titleOf(message: Pick<Message, 'parts'>): string {
  const line = textOf(message)
    .split(/[\n\r\u2028\u2029]/)
    .map((one) => tidyTitle(one.replace(/^\s*(?:#{1,6}\s|>\s|```.*$)/, '')))
    .find((one) => one !== '');
  if (line !== undefined) return cut(line, FROM_QUESTION);
  const file = message.parts.find((part) => part.type === 'file');
  return cut(tidyTitle(file?.type === 'file' ? (file.filename ?? '') : ''), FROM_QUESTION);
}

/** One line, without characters that reverse or hide text. */
export function tidyTitle(title: string): string {
  return cut(
    title
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    GIVEN,
  );
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (kept.length + segment.length > length - 1) break;
    kept += segment;
  }
  const space = kept.lastIndexOf(' ');
  return `${(space > length / 2 ? kept.slice(0, space) : kept).trimEnd()}…`;
}
