/** A box that scrolls: fades its edges where more is, and brings a child into view without moving the page. */
import type { ReactiveController, ReactiveElement } from 'lit';

export class ScrollEdges implements ReactiveController {
  #observer: ResizeObserver | undefined;
  #observed: HTMLElement | undefined;

  constructor(
    host: ReactiveElement,
    private readonly box: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.box();
    if (!box || box === this.#observed) return;
    this.#observer ??= new ResizeObserver(this.measure);
    this.#observer.observe(box);
    this.#observed = box;
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observed = undefined;
  }

  /** The states are classes: an attribute of the template would render once more for each step of scrolling. */
  readonly measure = (): void => {
    const box = this.box();
    if (!box) return;
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = box;
    const before = Math.max(Math.abs(scrollLeft), scrollTop);
    const after = Math.max(scrollWidth - clientWidth, scrollHeight - clientHeight) - before;
    box.classList.toggle('more-before', before > 1);
    box.classList.toggle('more-after', after > 1);
  };

  reveal(child: HTMLElement | undefined): void {
    const box = this.box();
    if (!box || !child) return;
    const around = box.getBoundingClientRect();
    const at = child.getBoundingClientRect();
    box.scrollBy({ left: distance(at.left, at.right, around.left, around.right), top: distance(at.top, at.bottom, around.top, around.bottom) });
  }
}

/** Space for the fade, in px. */
const FADE = 32;

function distance(start: number, end: number, from: number, to: number): number {
  if (start < from + FADE) return start - from - FADE;
  return end > to - FADE ? end - to + FADE : 0;
}
