/** In place of a picture: up to two initials, and a hue that depends on the id alone. */

/** `Mara Kovač` → `MK`, `jonas` → `JO`, `李雷` → `李雷`; counted in what a reader sees as characters. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = [...(words[0] ?? '')];
  const last = [...(words.at(-1) ?? '')];
  return (words.length > 1 ? `${first[0] ?? ''}${last[0] ?? ''}` : first.slice(0, 2).join('')).toLocaleUpperCase();
}

/** Degrees on the colour wheel, in steps of 24 so that they can be told apart. FNV-1a over the id. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash % 15) * 24;
}
