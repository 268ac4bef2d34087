/** What every contestant of the bench is: a way to mount itself, and what it can then be asked to show. */
import type { Entry } from './documents/ledger.js';
import type { Said } from './documents/said.js';

/**
 * A mounted contestant. It has the methods of the works it takes part in, and no others: a stream (`begin`, `push`, `end`), a list (`show`, `prepend`,
 * `append`), or a table (`table`).
 */
export interface Stand {
  /** An empty answer stands there, ready to grow. */
  begin?(): unknown;
  /** The next few characters of it. Called several times per frame, each time in a task of its own. */
  push?(delta: string): void;
  /** The answer is whole. */
  end?(): unknown;
  /** Brings the messages into the page's memory, and makes `older` ones available. Not measured, save by `load-100k`. */
  stock?(messages: readonly Said[], older: readonly Said[]): unknown;
  /** Shows the messages, the last one in sight. */
  show?(messages: readonly Said[]): unknown;
  /** Older messages come before the first. */
  prepend?(older: readonly Said[]): unknown;
  /** A new message comes at the end. Called hundreds of times a second. */
  append?(message: Said): void;
  /** Shows these rows, the first one in sight. */
  table?(rows: readonly Entry[]): unknown;
  /** What scrolls. */
  scroller?(): Element;
}

export interface Contestant {
  /** The fences of its answers name a language nobody highlights. */
  readonly plainFences?: boolean;
  mount(place: HTMLElement): Stand | Promise<Stand>;
}
