/** The only way to write to a room. Events are stored in the order of the calls, in batches. */
import type { DurableEvent } from '@loqui/core/protocol';
import { UnknownConversationError, type Founding } from '../store/conversations.js';
import { DuplicateMessageError, type Store, type StoredEvent, StoreError } from '../store/store.js';

/** Most events in one call to the store. The events of one `append` stay together. */
const BATCH = 256;

interface Entry {
  readonly events: readonly DurableEvent[];
  readonly founding: Founding | undefined;
  resolve(stored: readonly StoredEvent[]): void;
  reject(error: unknown): void;
}

export class Log {
  readonly #queue: Entry[] = [];
  #running = false;

  /** `onStored` runs synchronously after each batch. When it throws, `append` still resolves, and `onFailed` gets the error and the events. */
  constructor(
    private readonly store: Pick<Store, 'append'>,
    private readonly room: string,
    private readonly epoch: string,
    private readonly onStored: (stored: readonly StoredEvent[]) => void,
    private readonly onFailed: (error: unknown, stored: readonly StoredEvent[]) => void,
  ) {}

  /**
   * Stores all or none, next to each other; resolves once the room has applied them. @throws DuplicateMessageError (keeps the rest of the batch), store errors
   */
  append(events: readonly DurableEvent[], founding?: Founding): Promise<readonly StoredEvent[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ events, founding, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  get busy(): boolean {
    return this.#running;
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#queue.length > 0) await this.#store(this.#nextBatch());
    this.#running = false;
  }

  async #store(batch: readonly Entry[]): Promise<void> {
    const events = batch.flatMap((entry) => entry.events);
    let stored: readonly StoredEvent[];
    try {
      stored = await this.store.append(this.room, events, this.epoch, batch[0]?.founding);
      checkStored(stored, events.length);
    } catch (error) {
      return this.#refuse(batch, error);
    }
    try {
      this.onStored(stored);
    } catch (error) {
      this.onFailed(error, stored);
    }
    let at = 0;
    for (const entry of batch) entry.resolve(stored.slice(at, (at += entry.events.length)));
  }

  async #refuse(batch: readonly Entry[], error: unknown): Promise<void> {
    if (isOfOneEntry(error)) {
      // A repeated message must not fail its neighbours.
      if (batch.length > 1) for (const entry of batch) await this.#store([entry]);
      else batch[0]?.reject(error);
      return;
    }
    // The store itself fails: reject the waiting entries too instead of trying each in turn.
    for (const entry of [...batch, ...this.#queue.splice(0)]) entry.reject(error);
  }

  #nextBatch(): Entry[] {
    let events = 0;
    let count = 0;
    for (const entry of this.#queue) {
      events += entry.events.length;
      if (count > 0 && (events > BATCH || entry.founding)) break;
      count += 1;
    }
    return this.#queue.splice(0, count);
  }
}

/** A site may bring its own store. @throws TypeError */
function checkStored(stored: unknown, count: number): void {
  if (Array.isArray(stored) && stored.length === count) return;
  throw new TypeError('Store.append must resolve with the stored events, { offset, event } for each that it was given.');
}

function isOfOneEntry(error: unknown): boolean {
  return error instanceof DuplicateMessageError || error instanceof UnknownConversationError || (error instanceof StoreError && error.code === 'value');
}
