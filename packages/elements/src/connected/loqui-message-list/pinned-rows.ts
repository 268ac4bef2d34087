/** Messages mounted wherever the reader is: the focused one, the one about to get the focus, and those in a selection of text. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RowOrder } from '../../list/row-window.js';
import { rowAt } from './keyboard.js';

/** Only this many first rows of a selection are pinned. */
const MOST = 300;

export class PinnedRows implements ReactiveController {
  /** Id of the focused message; '' for none. */
  focused = '';
  next = '';
  /** First and last message of the selection, in its direction. */
  #from = '';
  #to = '';

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

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

  readonly onPointer = (event: PointerEvent): void => {
    const key = event.buttons > 0 ? (rowAt(event)?.dataset.row ?? '') : '';
    if (key === '') return;
    if (this.#from === '' || (event.type === 'pointerdown' && !event.shiftKey)) this.#from = key;
    this.#to = key;
  };

  #onChange = (): void => {
    // `isCollapsed` is true for every selection inside a shadow root; `type` is correct.
    if (getSelection()?.type !== 'Range') this.#from = this.#to = '';
  };
}
