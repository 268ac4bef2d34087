/** shiki itself. Only ever imported dynamically: a page that shows no code never fetches it. */
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { createShikiPrimitive, type Grammar, type LanguageRegistration } from 'shiki/core';
import type { CodeColour } from './code-colour.js';
import { codeTheme, colourOf } from './code-theme.js';
import type { CodeSpan, HighlightedLines, LineHighlighter, LineState } from './highlighted-lines.js';

type Stack = Exclude<Parameters<Grammar['tokenizeLine2']>[1], null>;

/** Longer lines (minified code) stay plain: nobody reads them, and each costs its length. */
const MAX_LINE_LENGTH = 2000;
/** Milliseconds after which the tokeniser gives the first try at a line up. */
const LINE_TIME_LIMIT = 300;
const FOREGROUND_MASK = 0b0000_0000_1111_1111_1000_0000_0000_0000;
const FOREGROUND_OFFSET = 15;

const shiki = createShikiPrimitive({ themes: [codeTheme], langs: [], engine: createJavaScriptRegexEngine({ forgiving: true }) });
const { colorMap } = shiki.setTheme(codeTheme);
const colours: readonly (CodeColour | undefined)[] = colorMap.map(colourOf);

/** Takes a grammar in and returns what highlights its language. */
export function addLanguage(id: string, registrations: LanguageRegistration[]): LineHighlighter {
  shiki.loadLanguageSync(registrations);
  const grammar = shiki.getLanguage(id);
  return { highlightLines: (lines, state) => highlightLines(grammar, lines, state) };
}

function highlightLines(grammar: Grammar, lines: readonly string[], state: LineState | undefined): HighlightedLines {
  let stack = (state as Stack | undefined) ?? null;
  const highlighted = lines.map((line) => {
    if (line === '' || line.length > MAX_LINE_LENGTH) return line === '' ? [] : [{ text: line, colour: undefined }];
    let result = grammar.tokenizeLine2(line, stack, LINE_TIME_LIMIT);
    // The first lines of a language compile its rules, which can take all of the limit. The second try has none: a line given up would
    // colour every later one wrong, and what it can cost is bounded by its length.
    if (result.stoppedEarly) result = grammar.tokenizeLine2(line, stack, 0);
    stack = result.ruleStack;
    return spansOf(line, result.tokens);
  });
  return { lines: highlighted, state: stack ?? undefined };
}

/** Tokens as few spans as possible: neighbours of one colour become one, and blanks take the colour beside them. */
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
