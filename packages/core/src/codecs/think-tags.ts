export type Stretch =
  | { readonly kind: 'text' | 'reasoning'; readonly text: string }
  /** All text so far was thoughts: the opening tag was in the prompt, and only the closing one came. */
  | { readonly kind: 'thoughts-until-here' };

/** The tags of known models, in any case. */
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

/** Separates thoughts in tags from text. A tag opens at the start of a line outside code fences. Unclosed thoughts last to the end. */
export class ThinkTags {
  /** The end of the input that may begin a tag, or white space that may be dropped. */
  #held = '';
  #thinking = false;
  /** White space now is dropped before a tag (`start`), or always (`after-tag`). */
  #edge: 'start' | 'after-tag' | 'inside' = 'start';
  #place: Place = { line: '', inCode: false, fence: undefined };
  /** Thoughts were emitted, or a tag was text: from now on a lone closing tag means nothing. */
  #settled = false;
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
        this.#emitUnheld(before + tag);
        this.#settled ||= !this.#thinking;
      } else this.#turn(before, opens);
      from += tag.length;
    }
    const rest = text.slice(from);
    const kept = beginningOfTag(rest);
    this.#emitUnheld(rest.slice(0, rest.length - kept.length));
    this.#held += kept;
    return this.#flush();
  }

  end(): Stretch[] {
    const held = this.#held;
    this.#held = '';
    if (held.trim() !== '' || (!this.#thinking && this.#edge === 'start')) this.#emit(held);
    return this.#flush();
  }

  #counts(before: string, opens: boolean): boolean {
    const { line, inCode, fence } = placeAfter(this.#held + before, this.#place);
    if (fence !== undefined) return false;
    return opens ? line.trim() === '' : !this.#settled && !inCode;
  }

  #turn(before: string, opens: boolean): void {
    this.#emitUnheld(before);
    this.#held = '';
    if (!this.#thinking && !opens) this.#out.push({ kind: 'thoughts-until-here' });
    this.#thinking = opens;
    this.#edge = 'after-tag';
    this.#settled = true;
    this.#place = { ...this.#place, line: '', inCode: false };
  }

  /** Emits `text`, except for white space that may yet be dropped. */
  #emitUnheld(text: string): void {
    let whole = this.#held + text;
    this.#held = '';
    if (this.#edge !== 'inside') {
      const begins = whole.search(/\S/);
      if (begins < 0) {
        this.#held = whole;
        return;
      }
      const lineBegins = whole.lastIndexOf('\n', begins) + 1;
      // After a tag blank lines are dropped; the indentation of code stays.
      if (this.#edge === 'after-tag') whole = whole.slice(this.#thinking || lineBegins === 0 ? begins : lineBegins);
      this.#edge = 'inside';
    }
    if (this.#thinking) {
      const ends = whole.trimEnd().length;
      this.#held = whole.slice(ends);
      whole = whole.slice(0, ends);
    }
    this.#emit(whole);
  }

  #emit(text: string): void {
    if (text === '') return;
    if (!this.#thinking) this.#place = placeAfter(text, this.#place);
    this.#last = text.slice(-1);
    this.#out.push({ kind: this.#thinking ? 'reasoning' : 'text', text });
  }

  #flush(): Stretch[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }
}

interface Place {
  readonly line: string;
  readonly inCode: boolean;
  readonly fence: string | undefined;
}

/** Characters of a line in which a fence is recognised. */
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

function fenceAfter(line: string, open: string | undefined): string | undefined {
  const [, mark, rest] = /^\s*(?:(?:[-*+>]|\d+[.)])\s+)*(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  if (mark === undefined || rest === undefined) return open;
  if (open === undefined) return mark.startsWith('`') && rest.includes('`') ? undefined : mark;
  return mark.startsWith(open) && rest.trim() === '' ? undefined : open;
}

/** The longest end of the text that may become a tag; '' if there is none. */
function beginningOfTag(text: string): string {
  const end = text.slice(1 - LONGEST).toLowerCase();
  for (let at = 0; at < end.length; at++) {
    const tail = end.slice(at);
    if (TAGS.some((tag) => tag.length > tail.length && tag.startsWith(tail))) return text.slice(text.length - tail.length);
  }
  return '';
}
