/** The openings of one connection: one at a time, each only when few bytes are unsent. */
import type { Cursor } from '@loqui/core/protocol';

interface Line {
  readonly open: boolean;
  calm(): Promise<void>;
}

interface Opening {
  cursor: Cursor | undefined;
  /** False once the client has left the room or its connection has ended. */
  wanted: boolean;
  done: Promise<void>;
}

export class OpeningQueue {
  readonly #waiting = new Map<string, Opening>();
  #running: (Opening & { readonly room: string }) | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly line: Line) {}

  /** Resolves when the room is open or not wanted any more. `open` must call `wanted` after each `await`. */
  enter(room: string, cursor: Cursor | undefined, open: (cursor: Cursor | undefined, wanted: () => boolean) => Promise<void>): Promise<void> {
    const known = this.#waiting.get(room);
    if (known) {
      known.cursor = cursor;
      return known.done;
    }
    const opening: Opening = { cursor, wanted: true, done: Promise.resolve() };
    this.#waiting.set(room, opening);
    opening.done = this.#last.then(async () => {
      await this.line.calm();
      if (this.#waiting.get(room) === opening) this.#waiting.delete(room);
      this.#running = Object.assign(opening, { room });
      const wanted = (): boolean => opening.wanted && this.line.open;
      if (wanted()) await open(opening.cursor, wanted);
    });
    // A failed opening does not stop the next one; its caller gets the error.
    this.#last = opening.done.catch(() => undefined);
    return opening.done;
  }

  leave(room: string): void {
    const opening = this.#waiting.get(room);
    if (opening) opening.wanted = false;
    this.#waiting.delete(room);
    if (this.#running?.room === room) this.#running.wanted = false;
  }

  get rooms(): Iterable<string> {
    return this.#waiting.keys();
  }
}
