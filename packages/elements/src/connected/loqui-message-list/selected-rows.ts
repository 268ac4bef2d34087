/** The messages a selection of text goes through. They stay mounted while it lasts: else it would be cut short when they scroll out of view. */
import type { ReactiveController } from 'lit';

/** A longer selection keeps its beginning only. */
const MOST = 300;

export class SelectedRows implements ReactiveController {
  #from = '';
  #to = '';

  /** @param keyOf the row an event happened in, '' where it is none */
  constructor(private readonly keyOf: (event: Event) => string) {}

  /** Indices of the rows, in order. */
  *indices(indexOf: (key: string) => number): Iterable<number> {
    if (this.#from === '') return;
    const [a, b] = [indexOf(this.#from), indexOf(this.#to)];
    if (a < 0 || b < 0) return;
    for (let index = Math.min(a, b); index <= Math.max(a, b) && index < Math.min(a, b) + MOST; index += 1) yield index;
  }

  hostConnected(): void {
    document.addEventListener('selectionchange', this.#onChange);
  }

  hostDisconnected(): void {
    document.removeEventListener('selectionchange', this.#onChange);
    this.#from = this.#to = '';
  }

  /** For the list's `pointerdown` and `pointermove`. */
  readonly onPointer = (event: PointerEvent): void => {
    const key = event.buttons > 0 ? this.keyOf(event) : '';
    if (key === '') return;
    if (this.#from === '' || (event.type === 'pointerdown' && !event.shiftKey)) this.#from = key;
    this.#to = key;
  };

  #onChange = (): void => {
    // Within shadow roots `isCollapsed` says what the page may know, `type` what is selected.
    if (getSelection()?.type !== 'Range') this.#from = this.#to = '';
  };
}
