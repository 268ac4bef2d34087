import type { Observable, Subscription } from 'rxjs';
import type { Cursor } from './protocol/index.js';
import { messageOf, type MessagesState, type StoreEvent } from './stores/index.js';
import type { Storage, StoredRoom } from './storage/index.js';

const KEEP = 50;
/** Milliseconds between two saves. */
const EVERY = 1_000;
/** Longest wait for the disk, in milliseconds. */
const PATIENCE = 500;

export async function restore(storage: Storage, room: string): Promise<StoredRoom | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE);
  });
  try {
    return await Promise.race([storage.room(room), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Saves what `seen` returns, at most once per `EVERY` while events come. */
export function keep(storage: Storage, room: string, events$: Observable<StoreEvent>, seen: () => StoredRoom | undefined): Subscription {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved: Promise<unknown> = Promise.resolve();
  const save = (): void => {
    timer = undefined;
    const stored = seen();
    // In order: an older state must not replace a newer one.
    if (stored) saved = saved.then(() => storage.saveRoom(room, stored));
  };
  const subscription = events$.subscribe((event) => {
    if (event.type !== 'connection.changed' && event.type !== 'storage.failed' && event.type !== 'room.restored') timer ??= setTimeout(save, EVERY);
  });
  subscription.add(() => clearTimeout(timer));
  return subscription;
}

/** The newest messages of the live window, with the cursor that covers them. */
export function newestOf(state: MessagesState, cursor: Cursor | undefined): StoredRoom | undefined {
  if (cursor === undefined) return undefined;
  const { ids, more } = state.live;
  const over = Math.max(0, ids.placed - KEEP);
  const messages = ids.slice(over, ids.placed).flatMap((id) => messageOf(state, id) ?? []);
  return { cursor, messages, more: more || over > 0 };
}
