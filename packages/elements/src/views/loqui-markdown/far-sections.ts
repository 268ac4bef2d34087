/** While an answer grows, the browser skips finished sections far from the view. Each is laid out once before: its height is known, and nothing moves. */
import { whenIdle } from '../../frame.js';

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

  /** Call it after each draw: every section of `prose` but the last is finished. */
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

  /** Call it when the answer has ended. Releases the sections one by one in idle time, as a new width changes their heights. */
  release(): void {
    this.#observer.disconnect();
    this.#known.clear();
    this.#watched = 0;
    const [section] = this.#far;
    if (!section) return;
    this.#stop = whenIdle(() => {
      this.#far.delete(section);
      section.classList.remove('far');
      // WebKit removes the style only after `hasAttribute` has made it write the attribute.
      if (section.hasAttribute('style')) section.removeAttribute('style');
      this.release();
    });
  }
}
