/** How the keys of a shortcut are called on the keyboard of the person. */

/** Keys with a name that depends on the language. */
export type KeyName = 'Control' | 'Shift' | 'Alt' | 'Enter' | 'Escape' | 'Space' | 'Backspace' | 'Delete' | 'Tab';

const APPLE: Readonly<Record<string, string>> = {
  Meta: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
  Enter: '↩',
  Backspace: '⌫',
  Escape: 'esc',
};
const SIGNS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Meta: '⊞' };

export function isApple(): boolean {
  return typeof navigator === 'object' && /Mac|iPod|iPhone|iPad/.test(navigator.platform);
}

/** Presses one after the other, each of keys at once. @param name in the language of the page */
export function keysOf(shortcut: string, name: (key: KeyName) => string, apple = isApple()): readonly (readonly string[])[] {
  return shortcut
    .trim()
    .split(/\s+/)
    .map((press) => press.split(/\b\+/).map((key) => labelOf(key, name, apple)));
}

function labelOf(key: string, name: (key: KeyName) => string, apple: boolean): string {
  const named = key === '$mod' ? (apple ? 'Meta' : 'Control') : key.replace(/^(?:Key|Digit)(?=.$)/, '');
  const sign = (apple ? APPLE[named] : undefined) ?? SIGNS[named];
  if (sign !== undefined) return sign;
  return /^(?:Control|Shift|Alt|Enter|Escape|Space|Backspace|Delete|Tab)$/.test(named)
    ? name(named as KeyName)
    : named.length === 1
      ? named.toUpperCase()
      : named;
}
