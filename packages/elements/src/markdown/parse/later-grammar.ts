/**
 * The part of the grammar that many answers never use: raw HTML, character references, bare addresses. It is fetched when a text first has one of their marks;
 * who draws waits for it, so nothing is read twice. Where it cannot be fetched, they are text.
 */
import type * as grammarModule from './grammar.js';

export type LaterGrammar = typeof grammarModule;

/** What the marks of that part begin with. */
const MARKS = /[<&@]|:\/\/|www\./i;

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
