/** The commands of one level: in groups while nothing is typed, else those that are found. */
import { isAvailable, isRunnable, type PaletteCommand } from '../../commands/command.js';
import { once } from '../../lazy.js';
import { grouped, type Row } from '../options/option-rows.js';
import type { Matcher } from './fuzzy.js';

export interface CommandRow extends Row {
  readonly command: PaletteCommand;
  /** The group, where there is no heading. */
  readonly detail?: string;
}

export const fuzzy = once(() => import('./fuzzy.js'));

function textOf({ title, keywords = [] }: PaletteCommand): string {
  return keywords.length === 0 ? title : `${title} ${keywords.join(' ')}`;
}

/** Until the matcher is there: each word is somewhere in the text. */
function simpleMatcher(texts: readonly string[]): Matcher {
  const lower = texts.map((text) => text.toLowerCase());
  return (query) => {
    const words = query.toLowerCase().split(/\s+/);
    return lower.flatMap((text, index) => (words.every((word) => text.includes(word)) ? [index] : []));
  };
}

export class CommandSearch {
  readonly #found: readonly CommandRow[];
  readonly #listed: readonly CommandRow[];
  readonly #recent: ReadonlySet<number>;
  readonly #texts: readonly string[];
  #match: Matcher;

  /** @param recent ids of commands that come first, below the heading `recentTitle` */
  constructor(commands: readonly PaletteCommand[], recent: readonly string[], recentTitle: string) {
    const usable = commands.filter((command) => isAvailable(command) && isRunnable(command));
    this.#texts = usable.map(textOf);
    this.#match = simpleMatcher(this.#texts);
    this.#found = usable.map((command) => ({ command, label: command.title, ...(command.group && { detail: command.group }) }));
    const positions = recent.map((id) => usable.findIndex((command) => command.id === id)).filter((index) => index >= 0);
    this.#recent = new Set(positions);
    const first = positions.flatMap((index) => this.#found.slice(index, index + 1)).map((row) => ({ ...row, group: recentTitle }));
    const others = usable.flatMap((command, index) =>
      this.#recent.has(index) ? [] : [{ command, label: command.title, ...(command.group && { group: command.group }) }],
    );
    this.#listed = [...first, ...grouped(others)];
  }

  /** Finds letters apart and typing errors from now on. */
  async sharpen(): Promise<void> {
    const { matcherOf } = await fuzzy();
    this.#match = matcherOf(this.#texts);
  }

  /** The same list for the same text is not promised. */
  rows(query: string): readonly CommandRow[] {
    const text = query.trim();
    if (text === '') return this.#listed;
    const indexes = this.#match(text);
    const recent = this.#recent.size === 0 ? [] : indexes.filter((index) => this.#recent.has(index));
    const ordered = recent.length === 0 ? indexes : [...recent, ...indexes.filter((index) => !this.#recent.has(index))];
    return ordered.map((index) => this.#found[index]).filter((row) => row !== undefined);
  }
}
