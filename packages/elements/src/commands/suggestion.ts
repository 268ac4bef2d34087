/** Something that a composer suggests for what is typed after a sign: a person, an agent, a message, a file. */
export interface Suggestion {
  /** Unique in its kind. */
  readonly id: string;
  readonly title: string;
  /** Muted text beside the title. */
  readonly detail?: string;
  /** `d` of an SVG path, drawn as a line in a box of 24 × 24. */
  readonly icon?: string;
  /** Replaces sign and text; a space follows. */
  readonly text: string;
}

/** One kind of them. */
export interface SuggestionKind {
  readonly id: string;
  /** The sign before it, at the beginning of a word. */
  readonly sign: '@' | '#';
  /** Heading above its suggestions. */
  readonly title: string;
  /** The best first. The signal aborts when something else is typed. */
  readonly find: (query: string, signal: AbortSignal) => readonly Suggestion[] | Promise<readonly Suggestion[]>;
}
