/** The message to bring into view once it is in the list, and then to mark for a while. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a message stays marked, in ms. */
const MARKED = 2200;

export class JumpTarget implements ReactiveController {
  /** Id of the marked message; '' for none. */
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

  /** The window was opened around this message; `undefined` for the newest window. Each is wanted once. */
  visit(id: string | undefined): void {
    if (id !== undefined && id !== this.#visited) this.want(id);
    this.#visited = id;
  }

  want(id: string): void {
    this.#wanted = id;
    this.host.requestUpdate();
  }

  cancel(): void {
    this.#wanted = '';
  }

  /** Marks the wanted message if it is in the list. @returns its id, once */
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
