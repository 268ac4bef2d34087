/** What highlighting gives: lines as spans of one colour, and what the next line needs to know. */
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
  /**
   * `lines` without line breaks; `state` of the line before them, undefined at the beginning. With `until` (`performance.now()`) it stops about then and gives the
   * finished lines, perhaps none: the same call goes on.
   */
  highlightLines(lines: readonly string[], state: LineState | undefined, until?: number): HighlightedLines;
}
