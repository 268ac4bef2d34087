/** The messages that stay mounted wherever the reader is: one with the focus, one that is about to get it, and those a selection of text goes through. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RowOrder } from '../../list/row-window.js';
import { rowAt } from './keyboard.js';

/** A longer selection keeps only its first rows. */
const MOST = 300;

export class PinnedRows implements ReactiveController {
  /** The message with the focus, '' for none. */
  focused = '';
  /** The message that is about to get the focus. */
  next = '';
  /** The first and the last message of the selection, in the direction it was made. */
  #from = '';
  #to = '';

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Indices of the rows, some of them twice. */
  indices(order: RowOrder): readonly number[] {
    const pinned = [this.focused, this.next].map((key) => order.indexOf(key)).filter((index) => index >= 0);
    const ends = this.#from === '' ? [-1] : [order.indexOf(this.#from), order.indexOf(this.#to)];
    const [first, last] = [Math.min(...ends), Math.max(...ends)];
    if (first < 0) return pinned;
    return [...pinned, ...Array.from({ length: Math.min(MOST, last - first + 1) }, (_, at) => first + at)];
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
    const key = event.buttons > 0 ? (rowAt(event)?.dataset.row ?? '') : '';
    if (key === '') return;
    if (this.#from === '' || (event.type === 'pointerdown' && !event.shiftKey)) this.#from = key;
    this.#to = key;
  };

  #onChange = (): void => {
    // For a selection inside a shadow root `isCollapsed` is true; `type` tells the truth.
    if (getSelection()?.type !== 'Range') this.#from = this.#to = '';
  };
}
