/** The name a visitor of these pages goes by, remembered on the device. */
const REMEMBERED = 'loqui-examples:name';
const NAMES = ['Mara', 'Jonas', 'Aroha', 'Emeka', 'Lucía', 'Kenji'];

/** The name of the last visit; '' at the first. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(REMEMBERED) ?? '';
  } catch {
    return ''; // storage is refused: each page begins anew
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(REMEMBERED, name);
  } catch {
    // As above: the name holds for this page.
  }
}

/** Any name but `mine`. */
export function otherName(mine = ''): string {
  const others = NAMES.filter((name) => name !== mine);
  return others[Math.floor(Math.random() * others.length)] ?? 'Guest';
}
