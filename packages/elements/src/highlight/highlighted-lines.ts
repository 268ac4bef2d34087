/** Lines with their colours: as a highlighter returns them, and packed. */
import { codeColours, colourClass, type CodeColour } from './code-colour.js';

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

/**
 * Packs the colours of a line in a string: as objects, those of ten thousand lines take megabytes. Two characters per span: its colour (0: none) and its
 * length. Empty: no colours.
 */
export function packColours(spans: readonly CodeSpan[]): string {
  let packed = '';
  for (const { text, colour } of spans) packed += String.fromCharCode(colour === undefined ? 0 : codeColours.indexOf(colour) + 1, text.length);
  return spans.some(({ colour }) => colour !== undefined) ? packed : '';
}

let templates: readonly HTMLElement[] | undefined;

export function drawColours(line: HTMLElement, packed: string): void {
  if (packed === '') return;
  templates ??= codeColours.map((colour) => {
    const span = document.createElement('span');
    span.className = colourClass(colour);
    return span;
  });
  const text = line.textContent;
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (let index = 0; index < packed.length; index += 2) {
    const template = templates[packed.charCodeAt(index) - 1];
    const end = !template && index + 2 === packed.length ? text.length : at + packed.charCodeAt(index + 1);
    const span = template?.cloneNode();
    if (span) span.textContent = text.slice(at, end);
    nodes.push(span ?? text.slice(at, end));
    at = end;
  }
  if (at < text.length) nodes.push(text.slice(at));
  line.replaceChildren(...nodes);
}
