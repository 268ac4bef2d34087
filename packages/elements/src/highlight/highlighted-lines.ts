import type { CodeColour } from './code-colour.js';

export interface CodeSpan {
  readonly text: string;
  readonly colour: CodeColour | undefined;
}

/** The state of a grammar at the end of a line (inside a comment, a string …). Immutable. */
export interface LineState {
  readonly depth: number;
}

export interface HighlightedLines {
  readonly lines: readonly (readonly CodeSpan[])[];
  readonly state: LineState | undefined;
}

export interface LineHighlighter {
  /** `lines` have no line breaks. `state`: before them; undefined at the start. Stops at about `until` (`performance.now()`), maybe without a line. */
  highlightLines(lines: readonly string[], state: LineState | undefined, until?: number): HighlightedLines;
}
