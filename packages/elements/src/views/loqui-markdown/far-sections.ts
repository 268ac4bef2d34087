/**
 * Has the browser skip the finished sections of an answer that grows, wherever they are far from the view. Each is laid out once before, so that its height is
 * known and nothing moves when the reader comes back to it. When the answer has ended they are taken in again one by one, in idle times.
 */
import { whenIdle } from '../../idle.js';

export class FarSections {
  readonly #far = new Set<HTMLElement>();
  /** Laid out, with their heights. */
  readonly #known = new Map<HTMLElement, number>();
  #watched = 0;
  #stop: (() => void) | undefined;

  readonly #observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      // What is not on the page, or hidden with all around it, has no height worth remembering yet.
      if (contentRect.height === 0) continue;
      this.#observer.unobserve(target);
      this.#known.set(target as HTMLElement, contentRect.height);
    }
  });

  /** To be called when more was drawn: every section of `prose` but the last is finished. */
  watch({ children, lastElementChild }: Element): void {
    const finished = children.length - (lastElementChild?.className === 'section' ? 1 : 2);
    this.#stop?.();
    if (finished < this.#watched) this.#watched = 0;
    for (const [section, height] of this.#known) {
      section.style.containIntrinsicBlockSize = `auto ${String(height)}px`;
      section.classList.add('far');
      this.#far.add(section);
    }
    this.#known.clear();
    while (this.#watched < finished) this.#observer.observe(children[this.#watched++]!);
  }

  /** To be called when the answer has ended: its height may change from now on with its width, also where nobody looks. */
  release(): void {
    this.#observer.disconnect();
    this.#known.clear();
    this.#watched = 0;
    const [section] = this.#far;
    if (!section) return;
    this.#stop = whenIdle(() => {
      this.#far.delete(section);
      section.classList.remove('far');
      // WebKit takes away only a style that it has written down as an attribute, which asking for it does.
      if (section.hasAttribute('style')) section.removeAttribute('style');
      this.release();
    });
  }
}
