/** Thoughts that a model writes into its answer, between `<think>` and `</think>`, told apart from its words as both stream in. */

export type Stretch =
  | { readonly kind: 'text' | 'reasoning'; readonly text: string }
  /** The text so far were thoughts: their opening tag stood in the prompt, so that only the closing one came. */
  | { readonly kind: 'thoughts-until-here' };

/** As models are known to write them; compared without regard to case. */
const PAIRS = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<seed:think>', '</seed:think>'],
  ['[think]', '[/think]'],
  ['◁think▷', '◁/think▷'],
] as const;
const OPENING: ReadonlySet<string> = new Set(PAIRS.map(([open]) => open));
const TAGS = PAIRS.flat();
const LONGEST = Math.max(...TAGS.map((tag) => tag.length));
const TAG = new RegExp(TAGS.map((tag) => tag.replace(/[[\]]/g, '\\$&')).join('|'), 'gi');

/**
 * An opening tag counts at the start of a line, outside of code fences; anywhere else it is talk about tags and stays text.
 * Thoughts that are never closed are thoughts to the end. White space around the tags is left out.
 */
export class ThinkTags {
  /** The end of what came: perhaps the beginning of a tag, or white space of which it is not known yet where it belongs. */
  #held = '';
  #thinking = false;
  /** White space that comes now is left out where the next thing is a tag (`start`), or in any case (`after-tag`). */
  #edge: 'start' | 'after-tag' | 'inside' = 'start';
  #place: Place = { line: '', inCode: false, fence: undefined };
  /** A tag stood in the text as text, or thoughts were told: a closing tag alone then means nothing. */
  #settled = false;
  /** The last character told. */
  #last = '';
  #out: Stretch[] = [];

  push(more: string): Stretch[] {
    const text = this.#held + more;
    this.#held = '';
    let from = 0;
    TAG.lastIndex = 0;
    for (let match = TAG.exec(text); match; match = TAG.exec(text)) {
      const [tag] = match;
      const before = text.slice(from, match.index);
      const opens = OPENING.has(tag.toLowerCase());
      from = match.index;
      if (this.#thinking ? opens || (this.#held + before || this.#last).endsWith('`') : !this.#counts(before, opens)) {
        this.#tell(before + tag);
        this.#settled ||= !this.#thinking;
      } else this.#turn(before, opens);
      from += tag.length;
    }
    const rest = text.slice(from);
    const kept = beginningOfTag(rest);
    this.#tell(rest.slice(0, rest.length - kept.length));
    this.#held += kept;
    return this.#take();
  }

  /** Nothing more comes, at least not before something else. */
  end(): Stretch[] {
    const held = this.#held;
    this.#held = '';
    if (held.trim() !== '' || (!this.#thinking && this.#edge === 'start')) this.#say(held);
    return this.#take();
  }

  /** True when a tag after `before` is one. */
  #counts(before: string, opens: boolean): boolean {
    const { line, inCode, fence } = placeAfter(this.#held + before, this.#place);
    if (fence !== undefined) return false;
    return opens ? line.trim() === '' : !this.#settled && !inCode;
  }

  #turn(before: string, opens: boolean): void {
    this.#tell(before);
    this.#held = '';
    if (!this.#thinking && !opens) this.#out.push({ kind: 'thoughts-until-here' });
    this.#thinking = opens;
    this.#edge = 'after-tag';
    this.#settled = true;
    this.#place = { ...this.#place, line: '', inCode: false };
  }

  /** Tells `text`, except for white space that may yet be left out. */
  #tell(text: string): void {
    let whole = this.#held + text;
    this.#held = '';
    if (this.#edge !== 'inside') {
      const begins = whole.search(/\S/);
      if (begins < 0) {
        this.#held = whole;
        return;
      }
      const lineBegins = whole.lastIndexOf('\n', begins) + 1;
      // After a tag blank lines go; the indentation of code stays.
      if (this.#edge === 'after-tag') whole = whole.slice(this.#thinking || lineBegins === 0 ? begins : lineBegins);
      this.#edge = 'inside';
    }
    if (this.#thinking) {
      const ends = whole.trimEnd().length;
      this.#held = whole.slice(ends);
      whole = whole.slice(0, ends);
    }
    this.#say(whole);
  }

  #say(text: string): void {
    if (text === '') return;
    if (!this.#thinking) this.#place = placeAfter(text, this.#place);
    this.#last = text.slice(-1);
    this.#out.push({ kind: this.#thinking ? 'reasoning' : 'text', text });
  }

  #take(): Stretch[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }
}

/** Where in the Markdown a text stands. */
interface Place {
  /** The beginning of the line. */
  readonly line: string;
  /** Within a code span, as far as the line tells. */
  readonly inCode: boolean;
  /** The fence that is open. */
  readonly fence: string | undefined;
}

/** Enough of a line to know a fence by. */
const LINE = 100;

function placeAfter(text: string, before: Place): Place {
  let { line, inCode, fence } = before;
  for (const [index, piece] of text.split('\n').entries()) {
    if (index > 0) {
      fence = fenceAfter(line, fence);
      line = '';
      inCode = false;
    }
    if (line.length < LINE) line += piece.slice(0, LINE);
    if (piece.split('`').length % 2 === 0) inCode = !inCode;
  }
  return { line, inCode, fence };
}

/** The fence that is open after this line. */
function fenceAfter(line: string, open: string | undefined): string | undefined {
  const [, mark, rest] = /^\s*(?:(?:[-*+>]|\d+[.)])\s+)*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (mark === undefined || rest === undefined) return open;
  if (open === undefined) return mark.startsWith('`') && rest.includes('`') ? undefined : mark;
  return mark.startsWith(open) && rest.trim() === '' ? undefined : open;
}

/** The longest end of the text that may become a tag; '' when there is none. */
function beginningOfTag(text: string): string {
  const end = text.slice(1 - LONGEST).toLowerCase();
  for (let at = 0; at < end.length; at++) {
    const tail = end.slice(at);
    if (TAGS.some((tag) => tag.length > tail.length && tag.startsWith(tail))) return text.slice(text.length - tail.length);
  }
  return '';
}
