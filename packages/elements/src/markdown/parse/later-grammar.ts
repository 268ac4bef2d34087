/**
 * The part of the grammar that many answers never use: raw HTML, character references, bare addresses. It is fetched when a text first has one of their marks;
 * who draws waits for it, so nothing is read twice. Where it cannot be fetched, they are text.
 */
import type { HtmlTag } from './tree.js';

/** The places in a text where a bare address may begin, in their order. */
export interface BareAddresses {
  /** Where the next one may begin. */
  readonly from: number;
  /** Goes to the next one at or behind a place. */
  seek(at: number): void;
  /** Reads the link at `from`, which ends before `]` when it stands within brackets, and goes to the next. */
  take(inBrackets: boolean): { readonly end: number; readonly href: string } | undefined;
}

/** See above; each is described where it is written. */
export interface LaterGrammar {
  readonly Autolinks: new (text: string) => BareAddresses;
  readonly bracketedAddress: (inside: string) => string | undefined;
  readonly decodeEntities: (text: string) => string;
  readonly unfinishedEntity: (text: string) => number;
  readonly htmlKind: (text: string, inParagraph: boolean) => number;
  readonly htmlEnds: (kind: number, text: string) => boolean;
  readonly markupCloser: (text: string, at: number) => '-->' | '?>' | ']]>' | '>' | undefined;
  readonly readTag: (raw: string) => HtmlTag;
  readonly tagEnd: (text: string, at: number) => number;
}

/** What the marks of that part begin with. A mail address has a letter before its `@`; a mention has none. */
const MARKS = /[<&]|[\w.+-]@|:\/\/|www\./i;

let grammar: LaterGrammar | undefined;

/** Has all texts from now on read with it. */
export function learn(learned: LaterGrammar): void {
  grammar = learned;
}

export function laterGrammar(): LaterGrammar | undefined {
  return grammar;
}

/** Whether a text has a mark of that part. */
export function hasLaterMarks(text: string): boolean {
  return MARKS.test(text);
}

/** Replaces character references by their characters. */
export function decodeEntities(text: string): string {
  return grammar && text.includes('&') ? grammar.decodeEntities(text) : text;
}
