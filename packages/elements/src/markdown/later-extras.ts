/** When the extras are fetched: an answer that needs them is read on as soon as they are there, so nothing is drawn twice. */
import { once } from '../lazy.js';
import type * as extrasModule from './extras.js';
import type { Notes } from './drawn.js';
import { hasLaterMarks, learn } from './parse/later-grammar.js';
import type { Handle } from './view.js';

export type Extras = typeof extrasModule;

let extras: Extras | undefined;

/** Fetches the extras. */
export const loadExtras = once(async () => {
  extras = await import('./extras.js');
  learn(extras.grammar);
  return extras;
});

/** The extras, if they have been fetched. */
export function loadedExtras(): Extras | undefined {
  return extras;
}

/** Footnotes, alerts and task boxes; links and their definitions; tables. */
const BEGINNINGS = /\[[\^! xX]|\][(:]|\||:-|-:/;
/** So many letters before what is new may belong to the beginning of something. */
export const OVERLAP = 3;

/** Whether a text may need the extras. */
export function wantsExtras(text: string): boolean {
  return BEGINNINGS.test(text) || hasLaterMarks(text);
}

const nothing = (): void => undefined;

/** An answer without footnotes. */
export const noNotes: Notes = {
  section: null,
  ask: nothing,
  item: () => document.createElement('li'),
  forget: nothing,
  replace: nothing,
  reference: (label) => asText(label, (next) => next),
  changed: nothing,
  arrange: nothing,
  follow: nothing,
};

/** A node that shows text and nothing else. */
export function asText<T>(text: string, read: (value: T) => string): Handle<T> {
  const node = document.createTextNode(text);
  return { node, update: (value) => void (node.data = read(value)) };
}
