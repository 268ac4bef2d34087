/** The colour of each member's avatar: of the id, and different for members who are on one page. */
import type { Author } from '@loqui/core';

/** Hues of the colour wheel, 30° apart. Every second one is darker: neighbours on the wheel are told apart too. */
const HUES = 12;

/** Step from a hue that is taken to the next one. Has no divisor in common with `HUES`, so it reaches all of them. */
const STEP = 5;

/** Hue by id. When each hue is taken, further members have that of their id. */
const taken = new Map<string, number>();

/** The page's first agent has the accent colour. */
let lead: string | undefined;

/** As a CSS colour with a contrast of at least 4.5 to white; `undefined`: the accent colour. */
export function colourOf({ id, kind }: Author): string | undefined {
  if (kind === 'agent' && (lead ??= id) === id) return undefined;
  const index = indexOf(id);
  return `oklch(${index % 2 === 0 ? '0.53' : '0.42'} 0.13 ${String(index * (360 / HUES))})`;
}

function indexOf(id: string): number {
  const known = taken.get(id);
  if (known !== undefined) return known;
  let index = hash(id) % HUES;
  if (taken.size < HUES) {
    const used = new Set(taken.values());
    while (used.has(index)) index = (index + STEP) % HUES;
    taken.set(id, index);
  }
  return index;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
