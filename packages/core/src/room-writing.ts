/** What a member writes, changes and takes back in a room, by way of the outbox: also what the room does not have yet. */
import { discardedError } from './outbox/callers.js';
import { removalKey } from './outbox/outbox-state.js';
import type { Outbox } from './outbox/outbox-contract.js';
import { LoquiError, uuidv7, type Draft, type Part } from './protocol/index.js';
import type { Removal } from './room.js';
import type { OutboxEntry } from './storage/index.js';

export interface RoomWriting {
  send(draft: Draft): Promise<string>;
  edit(id: string, parts: readonly Part[]): Promise<void>;
  remove(id: string, undo: number): Removal;
  /** @throws LoquiError `not-found` */
  retry(id: string): Promise<string>;
  /** @throws LoquiError `not-found` */
  discard(id: string): void;
}

/** The longest time to undo, in milliseconds. */
const LONGEST = 60_000;

export function roomWriting(room: string, outbox: Outbox): RoomWriting {
  const about = (id: string): OutboxEntry | undefined =>
    outbox.find((entry) => entry.room === room && (entry.command.type === 'message.send' ? entry.key === id : entry.command.id === id));

  function unsent(id: string): OutboxEntry | undefined {
    const entry = about(id);
    return entry?.command.type === 'message.send' ? entry : undefined;
  }

  /** What was refused did not arrive; what was never tried neither. */
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
    const want = { type: 'wanted', key: id, at: Date.now() } as const;
    if (message && isHereOnly(message)) {
      const answer = outbox.settled(id);
      outbox.apply({ type: 'rewritten', key: id, parts }, ...(message.refused || message.held ? [want] : []));
      return answer;
    }
    if (message?.held) outbox.apply(want);
    const before = outbox.find(
      (entry) => entry.room === room && entry.command.type === 'message.edit' && entry.command.id === id && !outbox.isTried(entry.key),
    );
    if (!before) return outbox.write({ key: `edit ${uuidv7()}`, room, command: { type: 'message.edit', room, id, parts } });
    const answer = outbox.settled(before.key);
    outbox.apply({ type: 'rewritten', key: before.key, parts });
    return answer;
  }

  function remove(id: string, undo: number): Removal {
    const at = Date.now() + Math.min(LONGEST, Math.max(0, undo));
    const message = unsent(id);
    const key = removalKey(id);
    if (!message) {
      const known = outbox.find((entry) => entry.key === key && entry.room === room);
      const taken = known ? outbox.settled(key) : outbox.write({ key, room, command: { type: 'message.remove', room, id }, removeAt: at });
      return removal(taken, () => {
        if (!outbox.find((entry) => entry.key === key && !outbox.isTried(key))) return false;
        outbox.drop(key, discardedError());
        return true;
      });
    }
    // One that may have arrived is removed there too.
    const gone = outbox.settled(isHereOnly(message) ? id : key);
    outbox.apply({ type: 'removal', key: id, at });
    return removal(gone, () => {
      if (unsent(id)?.removeAt === undefined) return false;
      outbox.apply({ type: 'removal', key: id, at: undefined });
      return true;
    });
  }

  function removal(taken: Promise<void>, takeBack: () => boolean): Removal {
    let back = (): void => undefined;
    const undoing = new Promise<false>((resolve) => (back = () => resolve(false)));
    const done = Promise.race([
      undoing,
      taken.then(
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
        const undone = takeBack();
        if (undone) back();
        return undone;
      },
    };
  }

  return {
    async send(draft) {
      await (unsent(draft.id) ? outbox.settled(draft.id) : outbox.write({ key: draft.id, room, command: { type: 'message.send', room, message: draft } }));
      return draft.id;
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
