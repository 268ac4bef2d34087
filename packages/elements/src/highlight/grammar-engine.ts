/** Shiki. Imported dynamically only: a page without code does not load it. */
import { createShikiPrimitive, type Grammar, type LanguageRegistration } from 'shiki/core';
import type { CodeColour } from './code-colour.js';
import { codeTheme, colourOf } from './code-theme.js';
import type { CodeSpan, HighlightedLines, LineHighlighter, LineState } from './highlighted-lines.js';
import { inTime, patientEngine } from './patient-scanner.js';

type Stack = Exclude<Parameters<Grammar['tokenizeLine2']>[1], null>;

/** UTF-16 units. Longer lines (minified code) stay plain. */
const MAX_LINE_LENGTH = 2000;
/** Milliseconds of the first attempt at a line. */
const LINE_TIME_LIMIT = 300;
const FOREGROUND_MASK = 0b0000_0000_1111_1111_1000_0000_0000_0000;
const FOREGROUND_OFFSET = 15;

const shiki = createShikiPrimitive({ themes: [codeTheme], langs: [], engine: patientEngine });
const { colorMap } = shiki.setTheme(codeTheme);
const colours: readonly (CodeColour | undefined)[] = colorMap.map(colourOf);

export function addLanguage(id: string, registrations: LanguageRegistration[]): LineHighlighter {
  shiki.loadLanguageSync(registrations);
  const grammar = shiki.getLanguage(id);
  return { highlightLines: (lines, state, until) => highlightLines(grammar, lines, state, until) };
}

function highlightLines(grammar: Grammar, lines: readonly string[], state: LineState | undefined, until = Infinity): HighlightedLines {
  let stack = (state as Stack | undefined) ?? null;
  const highlighted: CodeSpan[][] = [];
  for (const line of lines) {
    if (highlighted.length > 0 && performance.now() >= until) break;
    if (line === '' || line.length > MAX_LINE_LENGTH) {
      highlighted.push(line === '' ? [] : [{ text: line, colour: undefined }]);
      continue;
    }
    const result = inTime(until, () => tokenize(grammar, line, stack));
    if (!result) break;
    stack = result.ruleStack;
    highlighted.push(spansOf(line, result.tokens));
  }
  return { lines: highlighted, state: stack ?? undefined };
}

function tokenize(grammar: Grammar, line: string, stack: Stack | null): ReturnType<Grammar['tokenizeLine2']> {
  const text = copyNarrow(line);
  const result = grammar.tokenizeLine2(text, stack, LINE_TIME_LIMIT);
  // No limit: an abandoned line would give all later ones wrong colours, and its length bounds the cost.
  return result.stoppedEarly ? grammar.tokenizeLine2(text, stack, 0) : result;
}

/** Copies a Latin-1 line: a slice of a two-byte text is two-byte too, and the browser would compile every rule again for it. */
function copyNarrow(line: string): string {
  return /[^\0-\xff]/.test(line) ? line : (JSON.parse(JSON.stringify(line)) as string);
}

function spansOf(line: string, tokens: Uint32Array): CodeSpan[] {
  const spans: { text: string; colour: CodeColour | undefined }[] = [];
  for (let index = 0; index < tokens.length; index += 2) {
    const text = line.slice(tokens[index], tokens[index + 2] ?? line.length);
    if (text === '') continue;
    const colour = colours[(tokens[index + 1]! & FOREGROUND_MASK) >>> FOREGROUND_OFFSET];
    const last = spans.at(-1);
    if (last && (last.colour === colour || text.trim() === '')) last.text += text;
    else spans.push({ text, colour });
  }
  return spans;
}
