/** Which message has the only tab stop of a list: the newest, until a person has been at another one. */
import type { Piece } from '../../list/row-window.js';

export class TabStop {
  #isVisited = false;

  /** Another room is shown. */
  reset(): void {
    this.#isVisited = false;
  }

  /** The focus is in a message, or it was brought into view. */
  visit(id: string): string;
  visit(id: string | undefined): string | undefined;
  visit(id: string | undefined): string | undefined {
    this.#isVisited ||= id !== undefined;
    return id;
  }

  /** @param current where it is @param pieces the mounted messages @param newest the newest message of the window @param last the last one in view */
  place(current: string, pieces: readonly Piece[], newest = '', last = ''): string {
    const isMounted = (id: string): boolean => pieces.some(({ key }) => key === id);
    if (!this.#isVisited && isMounted(newest)) return newest;
    return isMounted(current) ? current : last;
  }
}
