/** The labels of links, and their definitions, `[label]: address "title"`, at the beginning of a paragraph (CommonMark 4.7). More lines may follow. */
import { addressEnd, addressOf, closerAt, skipSpace, titleCloser, unescape } from './link-target.js';
import type { Definition } from './tree.js';

/** Characters (CommonMark 6.3). */
export const MAX_LABEL = 999;

export function normalizeLabel(label: string): string {
  return label
    .trim()
    .replace(/[ \t\n]+/g, ' ')
    .toLowerCase()
    .toUpperCase();
}

const LABEL = /\[(?![ \t\n]*\])(?:[^[\]\\]+|\\[^]?)*(\]?)/y;

/** The place after the label that the `[` at `from` begins; 0: no label; -1: the text ends within it. */
export function labelEnd(text: string, from: number): number {
  LABEL.lastIndex = from;
  const found = LABEL.exec(text);
  const end = LABEL.lastIndex;
  if (!found || end - from > MAX_LABEL + 2) return 0;
  return found[1] ? end : end === text.length ? -1 : 0;
}

export interface FoundDefinition extends Definition {
  readonly label: string;
  readonly end: number;
}

/** Undefined: no definition. A number: undecided until this character comes (0: any). `final`: no further lines come. */
export function readDefinition(text: string, final: boolean): FoundDefinition | number | undefined {
  const afterLabel = labelEnd(text, 0);
  if (afterLabel < 0) return final ? undefined : 0x5d;
  if (afterLabel === 0 || text.charCodeAt(afterLabel) !== 0x3a) return undefined;
  const from = skipSpace(text, afterLabel + 1);
  if (from === text.length) return final ? undefined : 0;
  const end = addressEnd(text, from);
  if (end < 0) return undefined;
  const found = { label: normalizeLabel(text.slice(1, afterLabel - 1)), href: addressOf(text, from, end) };

  const lineEnd = skipSpace(text, end, false);
  const onNextLine = text.charCodeAt(lineEnd) === 0x0a;
  if (lineEnd === text.length && !final) return 0;
  const untitled = lineEnd === text.length || onNextLine ? { ...found, title: '', end: lineEnd + 1 } : undefined;
  const titleAt = onNextLine ? skipSpace(text, lineEnd + 1, false) : lineEnd;
  const closer = titleCloser(text.charCodeAt(titleAt));
  if (closer === 0 || titleAt === end) return untitled;
  const closed = closerAt(text, titleAt + 1, closer);
  if (closed < 0) return final || (closer === 0x29 && closerAt(text, titleAt + 1, 0x28) >= 0) ? untitled : closer;
  const behind = skipSpace(text, closed + 1, false);
  if (behind < text.length && text.charCodeAt(behind) !== 0x0a) return untitled;
  return { ...found, title: unescape(text.slice(titleAt + 1, closed)), end: behind + 1 };
}

/** Whether a line can decide a definition that waits for `closer`. */
export function settles(line: string, closer: number, length: number): boolean {
  if (closer === 0x5d) return length > MAX_LABEL || /[[\]]/.test(line);
  return closer === 0 || line.includes(String.fromCharCode(closer)) || (closer === 0x29 && line.includes('('));
}

/** A label alone (it may become a definition, a task or an alert), or an unfinished address. */
const HALF_DEFINITION = /^\[[^[\]]{1,60}\](?::[ \t]*<[^<>]{0,400})?[ \t]*$/;

export function isHalfDefinition(line: string): boolean {
  return HALF_DEFINITION.test(line);
}
