import type { Part } from './parts.js';

/** The parts of an ended message: nothing streams, and no text contains a lone surrogate. Unchanged parts stay the same objects. */
export function finishedParts(parts: readonly Part[]): readonly Part[] {
  return parts.map((part) => {
    if (part.type !== 'text' && part.type !== 'reasoning') return part;
    const text = wellFormed(part.text);
    if (part.state !== 'streaming' && text === part.text) return part;
    return { ...part, text, ...(part.state === 'streaming' && { state: 'done' as const }) };
  });
}

/** Replaces each lone surrogate, which no encoding can carry, by U+FFFD. */
export function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text.replaceAll(/\p{Surrogate}/gu, '\ufffd') : text;
}
