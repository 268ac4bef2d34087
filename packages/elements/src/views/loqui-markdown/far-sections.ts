/**
 * Lets the browser skip the finished sections of a growing answer that are far from the view. Each is laid out once before, so that its height is known and
 * nothing moves. When the answer has ended they are released one by one, in idle time.
 */
import { whenIdle } from '../../idle.js';

export class FarSections {
  readonly #far = new Set<HTMLElement>();
  readonly #known = new Map<HTMLElement, number>();
  #watched = 0;
  #stop: (() => void) | undefined;

  readonly #observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      // A hidden element has no height yet.
      if (contentRect.height === 0) continue;
      this.#observer.unobserve(target);
      this.#known.set(target as HTMLElement, contentRect.height);
    }
  });

  /** Call it when more was drawn: every section of `prose` but the last is finished. */
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

  /** Call it when the answer has ended: from now on its height changes with its width, also out of view. */
  release(): void {
    this.#observer.disconnect();
    this.#known.clear();
    this.#watched = 0;
    const [section] = this.#far;
    if (!section) return;
    this.#stop = whenIdle(() => {
      this.#far.delete(section);
      section.classList.remove('far');
      // WebKit removes only a style that it has written as an attribute, which this question makes it do.
      if (section.hasAttribute('style')) section.removeAttribute('style');
      this.release();
    });
  }
}
