/**
 * Completes inline text that is still being written, so that `**bo` shows bold and `[text](htt` shows a link in the making
 * instead of flashing their marks. Only the tail's last inline text passes here, and never once the answer has ended.
 */
import { unfinishedEntity } from './entities.js';

/** The address of a link whose address is still being written. */
export const PENDING_ADDRESS = 'loqui:pending';

const SPACE = /\s/;
const WORD = /[\p{L}\p{N}]/u;
/** Longer texts are shown as they are: healing reads the text from its start, once per frame. */
const MAX_LENGTH = 20_000;

interface Opener {
  readonly mark: string;
  readonly at: number;
}

/** Returns the text with its open marks closed, and marks that stand at the very end taken away. */
export function heal(text: string): string {
  if (text === '' || text.length > MAX_LENGTH) return text;
  const openers: Opener[] = [];
  let bracket: { readonly at: number; readonly image: boolean; readonly depth: number } | undefined;
  let index = 0;
  while (index < text.length) {
    const char = text[index]!;
    if (char === '\\') {
      if (index === text.length - 1) return close(text.slice(0, index), openers, bracket);
      index += 2;
    } else if (char === '`') {
      const mark = run(text, index);
      const end = closingTicks(text, index + mark.length, mark);
      if (end < 0) {
        const inside = text.slice(index + mark.length);
        // Ticks at the very end may be the closing mark in the making: they are taken away before the real one is set.
        const kept = inside.replace(/`+$/, '').trimEnd();
        return close(kept.trim() === '' ? text.slice(0, index) : `${text.slice(0, index)}${mark}${kept}${mark}`, openers, bracket);
      }
      index = end;
    } else if (char === '[') {
      const image = text[index - 1] === '!';
      bracket = { at: image ? index - 1 : index, image, depth: openers.length };
      index += 1;
    } else if (char === ']' && bracket) {
      const next = text[index + 1];
      if (next === '(') {
        const end = closingParen(text, index + 2);
        if (end < 0) return close(pendingLink(text, bracket, index), openers.slice(0, bracket.depth), undefined);
        index = end;
      } else {
        if (next === undefined) return close(pendingLink(text, bracket, index), openers.slice(0, bracket.depth), undefined);
        index += 1;
      }
      openers.length = Math.min(openers.length, bracket.depth);
      bracket = undefined;
    } else if (char === '*' || char === '_' || char === '~') {
      const mark = run(text, index);
      if (index + mark.length === text.length) return close(closeInTheMaking(text, index, mark, openers), openers, bracket);
      weigh(text, index, mark, openers);
      index += mark.length;
    } else {
      index += 1;
    }
  }
  if (text.endsWith('!')) return close(text.slice(0, -1), openers, bracket);
  return close(text.slice(0, unfinishedEntity(text)), openers, bracket);
}

/** Opens or closes emphasis with a run of marks, by the sides its neighbours are on. */
function weigh(text: string, at: number, mark: string, openers: Opener[]): void {
  const before = text[at - 1] ?? ' ';
  const after = text[at + mark.length] ?? ' ';
  const inWord = mark.startsWith('_') && WORD.test(before) && WORD.test(after);
  if (inWord || (mark.startsWith('~') && mark.length > 2)) return;
  let rest = mark;
  if (!SPACE.test(before)) {
    for (let opener = openers.at(-1); opener && rest !== ''; opener = openers.at(-1)) {
      const position = openers.findLastIndex((one) => one.mark.startsWith(rest.charAt(0)) && one.mark.length <= rest.length);
      if (position < 0) break;
      rest = rest.slice(openers[position]!.mark.length);
      openers.length = position;
    }
  }
  if (rest === '' || SPACE.test(after) || (mark.startsWith('_') && WORD.test(before))) return;
  for (const part of rest.startsWith('~') || rest.length < 3 ? [rest] : [rest.slice(0, 2), rest.slice(0, 1)]) openers.push({ mark: part, at });
}

/** A run of marks at the very end: half of a closing mark, or an opening one with nothing behind it. Either way it is not shown. */
function closeInTheMaking(text: string, at: number, mark: string, openers: readonly Opener[]): string {
  const loneMark = SPACE.test(text[at - 1] ?? ' ') && openers.every((opener) => !opener.mark.startsWith(mark.charAt(0))) && mark.length > 3;
  return loneMark ? text : text.slice(0, at);
}

function pendingLink(text: string, bracket: { readonly at: number; readonly image: boolean }, end: number): string {
  const head = text.slice(0, bracket.at);
  const label = text.slice(bracket.at + 1, end);
  return bracket.image || label.trim() === '' ? head : `${head}[${label}](${PENDING_ADDRESS})`;
}

/** Sets the closing marks that are still owed, innermost first. */
function close(
  text: string,
  openers: readonly Opener[],
  bracket: { readonly at: number; readonly image: boolean; readonly depth: number } | undefined,
): string {
  if (bracket) {
    if (bracket.image || text.length <= bracket.at + 1) return close(text.slice(0, bracket.at), openers.slice(0, bracket.depth), undefined);
    const inside = close(
      text.slice(bracket.at + 1),
      openers.slice(bracket.depth).map((opener) => ({ mark: opener.mark, at: opener.at - bracket.at - 1 })),
      undefined,
    );
    return close(
      inside.trim() === '' ? text.slice(0, bracket.at) : `${text.slice(0, bracket.at)}[${inside}](${PENDING_ADDRESS})`,
      openers.slice(0, bracket.depth),
      undefined,
    );
  }
  let closed = text;
  for (const opener of openers.toReversed()) {
    const body = closed.trimEnd();
    // Nothing stands behind the opening mark yet: the mark goes, as its pair could not take hold.
    closed = body.length <= opener.at + opener.mark.length ? closed.slice(0, opener.at) : body + opener.mark;
  }
  return closed;
}

function run(text: string, at: number): string {
  let end = at + 1;
  while (text[end] === text[at]) end += 1;
  return text.slice(at, end);
}

function closingTicks(text: string, from: number, mark: string): number {
  for (let at = text.indexOf('`', from); at >= 0;) {
    const ticks = run(text, at);
    if (ticks.length === mark.length) return at + ticks.length;
    at = text.indexOf('`', at + ticks.length);
  }
  return -1;
}

/** The place behind the `)` that ends a link's address, or -1. */
function closingParen(text: string, from: number): number {
  let depth = 1;
  for (let index = from; index < text.length; index += 1) {
    const char = text[index];
    if (char === '\\') index += 1;
    else if (char === '(') depth += 1;
    else if (char === ')' && (depth -= 1) === 0) return index + 1;
    else if (char === '\n' && text[index + 1] === '\n') return -1;
  }
  return -1;
}
