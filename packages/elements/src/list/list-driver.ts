/** Connects a `ListEngine` to the page: reads the layout once, then writes the engine's answer once, without reads between the writes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Layout } from './layout.js';
import { ListEngine, type Input, type Step } from './list-engine.js';
import type { RowOrder } from './row-window.js';

/** A reader who has not scrolled for this long is at rest, in ms. */
const REST = 160;
/** Elements this deep in a row are searched for one that keeps its place. */
const DEPTH = 12;

export interface ListCalls {
  /** Requests a render: before the next paint, in the next frame, or when the page is idle. */
  invalidate(when: 'paint' | 'frame' | 'idle'): void;
  onLayout(): void;
}

/** A row in the page. `parts`: the elements before it that belong to it, such as a day separator. */
interface Mounted {
  readonly key: string;
  readonly index: number;
  readonly element: HTMLElement & { readonly updateComplete?: Promise<unknown> };
  readonly parts: readonly Element[];
}

export class ListDriver implements ReactiveController {
  readonly engine: ListEngine;
  #scroller: HTMLElement | undefined;
  #content: HTMLElement | undefined;
  #room: HTMLElement | undefined;
  #gaps: readonly HTMLElement[] = [];
  #mounted: readonly Mounted[] = [];
  #observed = new Set<Element>();
  /** Elements whose size changed since the engine's last layout. */
  readonly #resized = new Set<Element>();
  readonly #sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) this.#resized.add(target);
    this.#read('layout');
  });
  #listening = new AbortController();
  #restTimer: ReturnType<typeof setTimeout> | undefined;
  /** Element inside the anchor row that keeps its place; found at rest. */
  #inside: Element | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    order: RowOrder,
    private readonly calls: ListCalls,
  ) {
    this.engine = new ListEngine(order);
    host.addController(this);
  }

  /** Keeps the reader's position: an element that is moved in the page is disconnected and connected again. */
  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#observed.clear();
    this.#resized.clear();
    this.#listening.abort();
    clearTimeout(this.#restTimer);
    this.#scroller = this.#content = this.#room = this.#inside = undefined;
  }

  step(input: Input): Step {
    const step = this.engine.step(input);
    if (step.wants) this.calls.invalidate(step.wants);
    return step;
  }

  follow(): void {
    const layout = this.#layout();
    if (layout) this.#write(this.engine.step({ type: 'follow', layout }));
    else this.engine.step({ type: 'follow' });
    this.calls.invalidate('frame');
  }

  /** Brings a row into view by the shortest way: a mounted row at once, any other with the next render. */
  reveal(key: string): void {
    const layout = this.#layout(key);
    if (layout) this.#write(this.engine.step({ type: 'reveal', key, layout }));
  }

  press(): void {
    this.#read('press');
  }

  element(key: string): HTMLElement | undefined {
    return this.#mounted.find((row) => row.key === key)?.element;
  }

  /** Call after each render. @param content children: gaps (`.gap`), what belongs to a row and precedes it (`[data-part]`), rows (`[data-row]`), space (`.room`) */
  rendered(scroller: HTMLElement, content: HTMLElement, { pieces, gaps, room }: Step): void {
    this.#attach(scroller);
    this.#content = content;
    this.#room = content.querySelector<HTMLElement>(':scope > .room') ?? undefined;
    const indices = new Map(pieces.map(({ key, index }) => [key, index]));
    const gone = this.#observed;
    const mounted: Mounted[] = [];
    let parts: Element[] = [];
    this.#observed = new Set();
    for (const child of content.children) {
      // Gaps are not observed: they change in answer to the rows, which a browser reports as a loop.
      if (!(child instanceof HTMLElement) || child.matches('.gap, .room')) continue;
      const key = child.dataset.row;
      this.#observed.add(child);
      if (!gone.delete(child)) {
        this.#sizes.observe(child);
        this.#resized.add(child);
      }
      if (child.dataset.part !== undefined) parts.push(child);
      if (key === undefined) continue;
      mounted.push({ key, index: indices.get(key) ?? -1, element: child, parts });
      parts = [];
    }
    for (const element of gone) this.#sizes.unobserve(element);
    this.#mounted = mounted;
    this.#gaps = [...content.querySelectorAll<HTMLElement>(':scope > .gap')];
    this.#fill(gaps, room);
    void Promise.all(mounted.map(({ element }) => Promise.resolve(element.updateComplete))).then(() => this.#read('layout'));
  }

  #attach(scroller: HTMLElement): void {
    if (scroller === this.#scroller) return;
    this.#scroller = scroller;
    this.engine.step({ type: 'attach' });
    this.#listening = new AbortController();
    const options = { passive: true, signal: this.#listening.signal };
    scroller.addEventListener('scroll', () => this.#read('scroll'), options);
    scroller.addEventListener('scrollend', () => this.#read('scroll-end'), options);
    scroller.addEventListener('wheel', ({ deltaY }) => this.#readWith((layout) => ({ type: 'wheel', up: deltaY < 0, layout })), options);
    for (const type of ['pointerdown', 'touchstart']) scroller.addEventListener(type, () => this.press(), options);
    this.#sizes.observe(scroller);
  }

  #read(type: 'layout' | 'scroll' | 'scroll-end' | 'press' | 'rest'): void {
    this.#readWith((layout) => ({ type, layout }));
  }

  #readWith(input: (layout: Layout) => Input): void {
    const layout = this.#layout();
    if (!layout) return;
    const step = input(layout);
    if (step.type === 'layout') this.#resized.clear();
    this.#write(this.engine.step(step));
  }

  /** Rows in view, resized rows, the anchor row, and `key`: the engine knows the others. */
  #layout(key = ''): Layout | undefined {
    const scroller = this.#scroller;
    if (!scroller?.isConnected) return undefined;
    const view = scroller.getBoundingClientRect();
    const from = this.#firstBelow(view.top);
    const to = this.#firstBelow(view.bottom);
    const kept = [key, this.engine.anchor?.key, this.engine.top];
    const rows = this.#mounted.filter(
      (row, at) => (at >= from && at <= to) || kept.includes(row.key) || [...row.parts, row.element].some((part) => this.#resized.has(part)),
    );
    return {
      scrollTop: scroller.scrollTop,
      scrollHeight: scroller.scrollHeight,
      height: scroller.clientHeight,
      content: this.engine.top === undefined ? undefined : this.#content?.offsetHeight,
      rows: rows.map(({ key: own, index, element, parts }) => {
        const { top, height } = element.getBoundingClientRect();
        return { key: own, index, top: top - view.top, height, extent: parts.reduce((sum, part) => sum + part.getBoundingClientRect().height, height) };
      }),
      inside: this.#insideTop(view.top),
    };
  }

  #firstBelow(y: number): number {
    let low = 0;
    let high = this.#mounted.length;
    while (low < high) {
      const at = (low + high) >> 1;
      if ((this.#mounted[at]?.element.getBoundingClientRect().bottom ?? 0) <= y) low = at + 1;
      else high = at;
    }
    return low;
  }

  #insideTop(view: number): number | undefined {
    const box = this.#inside?.getBoundingClientRect();
    return box && box.height > 0 ? box.top - view : undefined;
  }

  #write(step: Step): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    this.#fill(step.gaps, step.room);
    if (step.scrollTop !== undefined) {
      scroller.scrollTop = step.scrollTop;
      this.engine.written(scroller.scrollTop);
    }
    if (step.moved) this.#waitForRest();
    if (step.wants) this.calls.invalidate(step.wants);
    this.calls.onLayout();
  }

  #fill(heights: readonly number[], room: number): void {
    this.#gaps.forEach((element, at) => setHeight(element, heights[at] ?? 0));
    if (this.#room) setHeight(this.#room, room);
  }

  #waitForRest(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => this.#onRest(), REST);
  }

  /** The anchor row may grow above the view: an element inside it keeps its place. */
  #onRest(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const view = scroller.getBoundingClientRect();
    const row = this.element(this.engine.anchor?.key ?? '');
    this.#inside = row && anchorInside(row, view.top, view.bottom);
    this.#read('rest');
  }
}

function setHeight({ style }: HTMLElement, px: number): void {
  const height = `${String(px)}px`;
  // A strict content security policy allows the style object, not a style attribute.
  if (style.blockSize !== height) style.blockSize = height;
}

/**
 * What keeps its place when a row that begins above the view grows: a paragraph, a line of code, an image. The first element in `row` (open shadow roots
 * included) that begins between `top` and `bottom`, in client coordinates; `undefined` in one long paragraph.
 */
export function anchorInside(row: Element, top: number, bottom: number, depth = 0): Element | undefined {
  for (const child of (row.shadowRoot ?? row).children) {
    const box = child.getBoundingClientRect();
    if (box.height === 0 || box.bottom <= top) continue;
    if (box.top >= bottom) continue;
    if (box.top >= top) return child;
    const inner = depth < DEPTH ? anchorInside(child, top, bottom, depth + 1) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
