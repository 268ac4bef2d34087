/** What a layout remembers in this browser. Storage that is full, refused or broken is as none. */

const PREFIX = 'loqui:layout:';

/** `undefined` for nothing, or nothing that can be read. */
export function recall(key: string): unknown {
  if (key === '') return undefined;
  try {
    return JSON.parse(globalThis.localStorage.getItem(PREFIX + key) ?? 'null') ?? undefined;
  } catch {
    // Refused, or written by somebody else: the layout begins with its defaults.
    return undefined;
  }
}

export function remember(key: string, value: unknown): void {
  if (key === '') return;
  try {
    globalThis.localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // As above: the layout lasts as long as the page.
  }
}
