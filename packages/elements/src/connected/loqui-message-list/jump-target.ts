/** The message that is to be brought into view as soon as it is in the list, and is marked for a while then. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a message stays marked, in ms. */
const MARKED = 2200;

export class JumpTarget implements ReactiveController {
  /** The message that is marked, '' for none. */
  marked = '';
  #wanted = '';
  #visited: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** The part of the room that is shown was opened around this message; `undefined` for the newest part. Each is wanted once. */
  visit(id: string | undefined): void {
    if (id !== undefined && id !== this.#visited) this.want(id);
    this.#visited = id;
  }

  want(id: string): void {
    this.#wanted = id;
    this.host.requestUpdate();
  }

  /** The reader has gone elsewhere. */
  cancel(): void {
    this.#wanted = '';
  }

  /** Marks the wanted message when it is in the list. @returns its id, once */
  arrive(has: (id: string) => boolean): string | undefined {
    const id = this.#wanted;
    if (id === '' || !has(id)) return undefined;
    this.#wanted = '';
    this.marked = id;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.marked = '';
      this.host.requestUpdate();
    }, MARKED);
    return id;
  }
}
