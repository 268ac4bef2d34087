/** What highlighting gives: lines as spans of one colour, and what the next line needs to know. */
import type { CodeColour } from './code-colour.js';

/** A piece of a line. Without colour it is text like any other. */
export interface CodeSpan {
  readonly text: string;
  readonly colour: CodeColour | undefined;
}

/** What a grammar knows at the end of a line (inside a comment, inside a string …). Opaque, never changed: it may be kept and used again. */
export interface LineState {
  readonly depth: number;
}

/** Lines as spans, and the state to highlight the next line with. */
export interface HighlightedLines {
  readonly lines: readonly (readonly CodeSpan[])[];
  readonly state: LineState | undefined;
}

/** Highlights lines of one language. */
export interface LineHighlighter {
  /**
   * `lines` without their line breaks; `state` of the line before them, undefined at the beginning. With `until` (a time of `performance.now()`)
   * it stops about then and gives the lines it has finished, perhaps none: then it has prepared what they need, and the same call goes on.
   */
  highlightLines(lines: readonly string[], state: LineState | undefined, until?: number): HighlightedLines;
}
