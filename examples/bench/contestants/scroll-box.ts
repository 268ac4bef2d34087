/** The box that contestants without one of their own are put in: it scrolls, and follows the end. */

export interface ScrollBox {
  readonly box: HTMLElement;
  /** Puts an empty message into the box. */
  readonly row: (role: 'user' | 'assistant') => HTMLElement;
  readonly toEnd: () => void;
}

export function scrollBox(place: HTMLElement): ScrollBox {
  const box = document.createElement('div');
  box.className = 'scroll';
  place.append(box);
  return {
    box,
    row(role) {
      const row = document.createElement('div');
      row.className = 'row';
      row.dataset['role'] = role;
      box.append(row);
      return row;
    },
    // More than any height: to ask for the real one would cost a layout of its own.
    toEnd: () => void (box.scrollTop = 1e8),
  };
}

/** Calls `act` once in the next frame with all that was said until then. @returns what takes the pieces, and what flushes the rest at once */
export function perFrame(act: (text: string) => void): { push: (piece: string) => void; flush: () => void } {
  let text = '';
  let request = 0;
  const flush = (): void => {
    cancelAnimationFrame(request);
    request = 0;
    const all = text;
    text = '';
    act(all);
  };
  return {
    push(piece) {
      text += piece;
      request ||= requestAnimationFrame(flush);
    },
    flush,
  };
}
