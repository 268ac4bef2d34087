/** A page for the engine of a list, without a browser: rows of given heights, gaps as the engine has them, and a scroll position that stops at the ends. */
import type { Layout } from '../list/layout.js';
import { ListEngine, type Input, type Step } from '../list/list-engine.js';

export interface Gap {
  readonly top: number;
  readonly height: number;
}

export class ListPage {
  keys: string[] = [];
  scrollTop = 0;
  height = 400;
  pinned: readonly number[] = [];
  /** Every `scrollTop` that was written. */
  readonly written: number[] = [];
  readonly engine = new ListEngine({ at: (index) => this.keys[index], indexOf: (key) => this.keys.indexOf(key) });
  readonly #heights = new Map<string, number>();
  #step: Step = this.engine.step({ type: 'reset' });
  #made = 0;

  /** Rows join at `at`; each has the next of these heights, in px. */
  add(at: number, heights: readonly number[]): void {
    const keys = heights.map((height) => {
      const key = `row ${String((this.#made += 1))}`;
      this.#heights.set(key, height);
      return key;
    });
    this.keys.splice(at, 0, ...keys);
    this.engine.step({ type: 'splice', splices: [{ at, removed: 0, added: keys.length }] });
  }

  remove(at: number, count: number): void {
    const removed = this.keys.splice(at, count).length;
    this.engine.step({ type: 'splice', splices: [{ at, removed, added: 0 }] });
  }

  /** The reader sends a message: it moves to the top of the view. */
  ask(height: number): string {
    this.add(this.keys.length, [height]);
    const key = this.keys.at(-1) ?? '';
    this.engine.step({ type: 'follow', top: key });
    this.settle();
    return key;
  }

  resize(key: string, height: number): void {
    this.#heights.set(key, height);
  }

  get mounted(): readonly string[] {
    return this.#step.pieces.map(({ key }) => key);
  }

  get end(): number {
    return Math.max(0, this.layout().scrollHeight - this.height);
  }

  /** From the top of the view to a mounted row, in px. */
  top(key: string): number | undefined {
    return this.layout().rows.find((row) => row.key === key)?.top;
  }

  /** The gaps, from the top of the view. */
  gaps(): readonly Gap[] {
    const gaps: Gap[] = [];
    this.#walk((gap) => gaps.push(gap));
    return gaps;
  }

  layout(): Layout {
    const rows: Layout['rows'][number][] = [];
    const bottom = this.#walk(
      () => undefined,
      (key, index, top, height) => rows.push({ key, index, top, height, extent: height }),
    );
    const content = bottom + this.scrollTop + this.#step.room;
    return { scrollTop: this.scrollTop, scrollHeight: Math.max(this.height, content), content, height: this.height, rows };
  }

  /** Gives the engine an input that needs the layout, and applies the answer. */
  give(input: (layout: Layout) => Input): Step {
    this.#clamp();
    return this.#apply(this.engine.step(input(this.layout())));
  }

  /** The reader scrolls, and the browser tells it. */
  scroll(by: number): Step {
    this.scrollTop += by;
    return this.give((layout) => ({ type: 'scroll', layout }));
  }

  /** One render, with as many rounds as the engine wants before the paint. */
  frame(plain = false, flood = false): Step {
    let step: Step;
    let rounds = 0;
    do {
      const plan = this.engine.step({ type: 'plan', pinned: this.pinned, plain, flood });
      this.#step = plan;
      step = this.give((layout) => ({ type: 'layout', layout }));
      step = step.wants ? step : { ...step, wants: plan.wants };
      rounds += 1;
    } while (step.wants === 'paint' && rounds < 10);
    return step;
  }

  /** Frames until nothing is wanted any more. */
  settle(): void {
    for (let frames = 0; frames < 100; frames += 1) if (!this.frame().wants) return;
    throw new Error('the engine wants one render after the other');
  }

  #apply(step: Step): Step {
    this.#step = { ...step, pieces: this.#step.pieces };
    if (step.scrollTop !== undefined) {
      this.written.push(step.scrollTop);
      this.scrollTop = step.scrollTop;
      this.#clamp();
      this.engine.written(this.scrollTop);
    }
    this.#clamp();
    return step;
  }

  /** A browser keeps the position inside the content. */
  #clamp(): void {
    this.scrollTop = Math.max(0, Math.min(this.scrollTop, this.end));
  }

  /** @returns where the content ends, from the top of the view in px */
  #walk(onGap: (gap: Gap) => void, onRow: (key: string, index: number, top: number, height: number) => void = () => undefined): number {
    const { pieces, gaps, hasTail } = this.#step;
    let top = -this.scrollTop;
    let at = 0;
    const gap = (): void => {
      const height = gaps[at] ?? 0;
      onGap({ top, height });
      top += height;
      at += 1;
    };
    for (const piece of pieces) {
      if (piece.gap) gap();
      const height = this.#heights.get(piece.key) ?? 0;
      onRow(piece.key, piece.index, top, height);
      top += height;
    }
    if (hasTail) gap();
    return top;
  }
}
