/** The colours of a line, packed in a string: as objects, ten thousand lines of spans would take megabytes. */
import { codeColours, colourClass } from './code-colour.js';
import type { CodeSpan } from './highlighted-lines.js';

/** Two characters a span: its colour (0 is none) and its length. Empty when nothing has a colour. */
export function packColours(spans: readonly CodeSpan[]): string {
  let packed = '';
  for (const { text, colour } of spans) packed += String.fromCharCode(colour === undefined ? 0 : codeColours.indexOf(colour) + 1, text.length);
  return spans.some(({ colour }) => colour !== undefined) ? packed : '';
}

let stamps: readonly HTMLElement[] | undefined;

/** Draws a line that is one text so far: only colours need elements. */
export function drawColours(line: HTMLElement, packed: string): void {
  if (packed === '') return;
  stamps ??= codeColours.map((colour) => {
    const span = document.createElement('span');
    span.className = colourClass(colour);
    return span;
  });
  const text = line.textContent;
  const nodes: (Node | string)[] = [];
  let at = 0;
  for (let index = 0; index < packed.length; index += 2) {
    const stamp = stamps[packed.charCodeAt(index) - 1];
    const end = !stamp && index + 2 === packed.length ? text.length : at + packed.charCodeAt(index + 1);
    const span = stamp?.cloneNode();
    if (span) span.textContent = text.slice(at, end);
    nodes.push(span ?? text.slice(at, end));
    at = end;
  }
  if (at < text.length) nodes.push(text.slice(at));
  line.replaceChildren(...nodes);
}
