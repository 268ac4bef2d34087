import type { Storage } from './storage/index.js';

/** Milliseconds between two writes. */
const EVERY = 500;

export interface Drafts {
  /** The draft, or ''. Waits until the storage is known. */
  of(room: string): Promise<string>;
  save(room: string, text: string): void;
  flush(room?: string): void;
  /** `undefined`: drafts last for this visit only. */
  keepIn(storage: Storage | undefined): void;
  clear(): void;
}

export function createDrafts(): Drafts {
  const texts = new Map<string, string>();
  const unwritten = new Set<string>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let storage: Storage | undefined;
  let settle: (() => void) | undefined;
  const settled = new Promise<void>((resolve) => (settle = resolve));

  function write(room: string): void {
    clearTimeout(timers.get(room));
    timers.delete(room);
    if (!storage || !unwritten.delete(room)) return;
    void storage.saveDraft(room, texts.get(room) ?? '');
  }

  function flush(room?: string): void {
    for (const one of room === undefined ? [...unwritten] : [room]) write(one);
  }

  return {
    async of(room) {
      if (!texts.has(room)) await settled;
      return texts.get(room) ?? (await storage?.draft(room)) ?? '';
    },
    save(room, text) {
      texts.set(room, text);
      unwritten.add(room);
      // A sent text must not come back at the next visit.
      if (text === '') write(room);
      else if (!timers.has(room))
        timers.set(
          room,
          setTimeout(() => write(room), EVERY),
        );
    },
    flush,
    keepIn(next) {
      storage = next;
      settle?.();
      flush();
    },
    clear() {
      texts.clear();
      unwritten.clear();
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
