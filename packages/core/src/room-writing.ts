import { discardedError } from './outbox/callers.js';
import { editKey, LONGEST_UNDO, removalKey } from './outbox/outbox-state.js';
import type { Outbox } from './outbox/outbox-contract.js';
import { LoquiError, uuidv7, type NewMessage, type Part } from './protocol/index.js';
import type { Removal } from './room.js';
import type { OutboxEntry } from './storage/index.js';

export interface RoomWriting {
  send(message: NewMessage): Promise<string>;
  edit(id: string, parts: readonly Part[]): Promise<void>;
  remove(id: string, undo: number): Removal;
  /** @throws LoquiError `not-found` */
  retry(id: string): Promise<string>;
  /** @throws LoquiError `not-found` */
  discard(id: string): void;
}

export function roomWriting(room: string, outbox: Outbox): RoomWriting {
  const about = (id: string): OutboxEntry | undefined =>
    outbox.find((entry) => entry.room === room && (entry.command.type === 'message.send' ? entry.key === id : entry.command.id === id));

  function unsent(id: string): OutboxEntry | undefined {
    const entry = about(id);
    return entry?.command.type === 'message.send' ? entry : undefined;
  }

  /** The message did not reach the room: it was refused or never tried. */
  function isHereOnly(entry: OutboxEntry): boolean {
    return entry.refused !== undefined || !outbox.isTried(entry.key);
  }

  function wanting(id: string): OutboxEntry {
    const entry = about(id);
    if (entry) return entry;
    throw new LoquiError({
      code: 'not-found',
      message: `Nothing of message ${id} waits to be sent. Only what was not sent yet can be sent again or discarded.`,
    });
  }

  async function edit(id: string, parts: readonly Part[]): Promise<void> {
    const message = unsent(id);
    if (message && isHereOnly(message)) return rewrite(message, parts);
    if (message?.held) outbox.apply({ type: 'wanted', key: id, at: Date.now() });
    const before = outbox.find((entry) => entry.room === room && entry.command.type === 'message.edit' && entry.command.id === id && isHereOnly(entry));
    if (!before) return outbox.write({ key: editKey(uuidv7()), room, command: { type: 'message.edit', room, id, parts } });
    return rewrite(before, parts);
  }

  function rewrite({ key, refused, held }: OutboxEntry, parts: readonly Part[]): Promise<void> {
    const answer = outbox.settled(key);
    outbox.apply({ type: 'rewritten', key, parts }, ...(refused || held ? [{ type: 'wanted', key, at: Date.now() } as const] : []));
    return answer;
  }

  function remove(id: string, undo: number): Removal {
    const at = endOf(undo);
    const message = unsent(id);
    const key = removalKey(id);
    if (!message) {
      const known = outbox.find((entry) => entry.key === key && entry.room === room);
      const accepted = known ? outbox.settled(key) : outbox.write({ key, room, command: { type: 'message.remove', room, id }, removeAt: at });
      const canUndo = (): boolean => outbox.find((entry) => entry.key === key && !outbox.isTried(key)) !== undefined;
      return removal(key, accepted, canUndo, () => outbox.drop(key, discardedError()));
    }
    // If it may have arrived, it is removed from the room too.
    const gone = outbox.settled(isHereOnly(message) ? id : key);
    outbox.apply({ type: 'removal', key: id, at });
    const canUndo = (): boolean => unsent(id)?.removeAt !== undefined;
    return removal(id, gone, canUndo, () => outbox.apply({ type: 'removal', key: id, at: undefined }));
  }

  function removal(key: string, accepted: Promise<void>, canUndo: () => boolean, cancel: () => void): Removal {
    let back = (): void => undefined;
    const undoing = new Promise<false>((resolve) => (back = () => resolve(false)));
    const done = Promise.race([
      undoing,
      accepted.then(
        () => true,
        (error: unknown) => {
          if (error instanceof LoquiError && error.code === 'discarded') return true;
          throw error;
        },
      ),
    ]);
    return {
      done,
      undo() {
        if (!canUndo()) return false;
        cancel();
        back();
        return true;
      },
      extend(milliseconds) {
        if (!canUndo()) return false;
        outbox.apply({ type: 'removal', key, at: endOf(milliseconds) });
        return true;
      },
    };
  }

  return {
    async send(message) {
      await (unsent(message.id) ? outbox.settled(message.id) : outbox.write({ key: message.id, room, command: { type: 'message.send', room, message } }));
      return message.id;
    },
    edit,
    remove,
    retry(id) {
      const { key } = wanting(id);
      const answer = outbox.settled(key);
      outbox.apply({ type: 'wanted', key, at: Date.now() });
      return answer.then(() => id);
    },
    discard(id) {
      const entry = wanting(id);
      if (entry.command.type !== 'message.send' || isHereOnly(entry)) outbox.drop(entry.key, discardedError());
      else outbox.apply({ type: 'removal', key: entry.key, at: Date.now() });
    },
  };
}

/** Milliseconds since the epoch. */
function endOf(milliseconds: number): number {
  return Date.now() + Math.min(LONGEST_UNDO, Math.max(0, milliseconds));
}
