/** The parts of a message that has ended, however it ended. */
import type { Part } from './parts.js';

/** The parts in their final state: no text streams any more, and none ends in half a character. Unchanged parts are the same objects. */
export function finishedParts(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => {
    if (part.type !== 'text' && part.type !== 'reasoning') return part;
    const text = wellFormed(part.text);
    if (part.state !== 'streaming' && text === part.text) return part;
    return { ...part, text, ...(part.state === 'streaming' && { state: 'done' as const }) };
  });
}

/** The text with U+FFFD in place of each half character (lone surrogate), which no encoding can carry. */
export function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text.replaceAll(/\p{Surrogate}/gu, '\ufffd') : text;
}
