/** What fits the word at the caret: commands after a slash that begins the text, else what the kinds of its sign find. */
import { isAvailable, type PaletteCommand } from '../../commands/command.js';
import { commandsIn, type CommandRegistry } from '../../commands/command-registry.js';
import type { Suggestion } from '../../commands/suggestion.js';
import type { Row } from '../../primitives/options/option-rows.js';

/** The word with its sign. */
export interface Word {
  readonly sign: string;
  readonly query: string;
  /** Index of the sign in the text. */
  readonly from: number;
}

export interface SuggestionRow extends Row {
  readonly detail?: string;
  readonly icon?: string;
  /** What is run, or what is written. */
  readonly does: PaletteCommand | Suggestion['text'];
}

export function wordAt(text: string, caret: number): Word | undefined {
  const before = text.slice(0, caret);
  const [, sign, query] = /^(\/)([^\s/]*)$/.exec(before) ?? /(?:^|\s)([@#])([^\s@#]*)$/.exec(before) ?? [];
  return sign === undefined || query === undefined ? undefined : { sign, query, from: caret - query.length - 1 };
}

function commandRows(registries: readonly CommandRegistry[], query: string, heading: string): readonly SuggestionRow[] {
  const wanted = query.toLowerCase();
  const fits = ({ slash = '', title }: PaletteCommand): number => (slash.toLowerCase().startsWith(wanted) ? 2 : title.toLowerCase().includes(wanted) ? 1 : 0);
  return commandsIn(registries)
    .filter((command) => command.slash && command.run && isAvailable(command) && fits(command) > 0)
    .sort((a, b) => fits(b) - fits(a))
    .map((command) => ({
      label: `/${command.slash ?? ''}`,
      detail: command.title,
      group: heading,
      does: command,
      ...(command.icon && { icon: command.icon }),
    }));
}

/** Calls back with all that is there, and again with what comes later. */
export function findSuggestions(
  registries: readonly CommandRegistry[],
  { sign, query }: Word,
  heading: string,
  signal: AbortSignal,
  found: (rows: readonly SuggestionRow[]) => void,
): void {
  if (sign === '/') {
    found(commandRows(registries, query, heading));
    return;
  }
  const kinds = registries.flatMap((registry) => registry.kinds).filter((kind) => kind.sign === sign);
  const rows: (readonly SuggestionRow[])[] = kinds.map(() => []);
  const put = (index: number, group: string, suggestions: readonly Suggestion[]): void => {
    rows[index] = suggestions.map(({ title, detail, icon, text }) => ({ label: title, group, does: text, ...(detail && { detail }), ...(icon && { icon }) }));
  };
  kinds.forEach((kind, index) => {
    const answer = kind.find(query, signal);
    if (!(answer instanceof Promise)) {
      put(index, kind.title, answer);
      return;
    }
    answer
      .then((suggestions) => {
        if (signal.aborted) return;
        put(index, kind.title, suggestions);
        found(rows.flat());
      })
      .catch((cause: unknown) => {
        if (!signal.aborted) reportError(cause);
      });
  });
  found(rows.flat());
}
