/**
 * marked's lexer, driven in two steps (blocks first, inline text only when somebody shows it) and fenced against hostile input.
 * Every guard looks at the text alone, never at a clock, so the same text always gives the same tokens.
 */
import { Lexer, Tokenizer, type MarkedOptions, type Token, type Tokens } from 'marked';
import type { LinkTable } from './references.js';

/** Quotes and lists inside each other: what lies deeper is read as text. */
const MAX_BLOCK_DEPTH = 24;
/** Emphasis and links inside each other. */
const MAX_INLINE_DEPTH = 24;
/** Longest inline text that is parsed at all, in UTF-16 units. */
const MAX_INLINE_LENGTH = 100_000;
/** Openers (`[`, `*`, …) times length: the inline rules look ahead from each opener, so this bounds their work. */
const MAX_INLINE_WORK = 8_000_000;

const OPENERS = /[[*_`<~]/g;
const BLANK_LINE_WITHIN = /\n[ \t]*\n[ \t]*(?=\S)/;

class GuardedTokenizer extends Tokenizer {
  #depth = 0;

  override blockquote(src: string): Tokens.Blockquote | undefined {
    return this.#nested(() => super.blockquote(src));
  }

  override list(src: string): Tokens.List | undefined {
    return this.#nested(() => super.list(src));
  }

  /** CommonMark: a title may not hold a blank line. marked lets it, and then a stray quote could swallow the rest of the answer. */
  override def(src: string): Tokens.Def | undefined {
    const found = super.def(src);
    const blank = found && BLANK_LINE_WITHIN.exec(found.raw);
    return blank ? super.def(src.slice(0, blank.index + 1)) : found;
  }

  #nested<T>(parse: () => T | undefined): T | undefined {
    if (this.#depth >= MAX_BLOCK_DEPTH) return undefined;
    this.#depth += 1;
    try {
      return parse();
    } finally {
      this.#depth -= 1;
    }
  }
}

class GuardedLexer extends Lexer {
  #depth = 0;

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (this.#depth >= MAX_INLINE_DEPTH) return [plain(src)];
    this.#depth += 1;
    try {
      return super.inlineTokens(src, tokens);
    } finally {
      this.#depth -= 1;
    }
  }
}

const sources = new WeakMap<readonly Token[], string>();

/** The Markdown of an inline text that `lexBlocks` found; empty for what holds none. */
export function inlineSource(token: { readonly tokens?: readonly Token[] | undefined }): string {
  return (token.tokens && sources.get(token.tokens)) ?? '';
}

function newLexer(links: LinkTable): GuardedLexer {
  const options: MarkedOptions = { gfm: true, tokenizer: new GuardedTokenizer() };
  const lexer = new GuardedLexer(options);
  lexer.tokens.links = links;
  return lexer;
}

/**
 * Cuts Markdown into block tokens. Definitions are put into `links`; inline text stays unparsed (see `inlineSource`).
 * Never throws: text that the lexer gives up on comes back as one paragraph of plain text.
 */
export function lexBlocks(text: string, links: LinkTable): Token[] {
  const lexer = newLexer(links);
  try {
    const tokens = lexer.blockTokens(text, []);
    for (const { src, tokens: inline } of lexer.inlineQueue) sources.set(inline, src);
    return tokens;
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return [{ type: 'plain', raw: text, text }];
  }
}

/** Parses inline text. Text that would cost too much comes back as it is. */
export function lexInline(text: string, links: LinkTable): Token[] {
  if (text === '') return [];
  if (text.length > MAX_INLINE_LENGTH || (text.match(OPENERS)?.length ?? 0) * text.length > MAX_INLINE_WORK) return [plain(text)];
  try {
    return newLexer(links).inlineTokens(text);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    return [plain(text)];
  }
}

function plain(text: string): Token {
  return { type: 'plain', raw: text, text };
}
