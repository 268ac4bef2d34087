/** What a person does with a separator: drag, keys, double click. Asks the page before each change. */
import { LoquiPanelResizeEvent } from '../../events.js';
import { move, panelOf, type Placed } from './moving.js';
import type { Panes } from './panes.js';
import { SeparatorDrag } from './separator-drag.js';
import { separatorKey } from './separator-keys.js';

/** The element around. */
export interface Host extends HTMLElement {
  readonly orientation: 'horizontal' | 'vertical';
  readonly storageKey: string;
}

export class SeparatorActs {
  readonly drag: SeparatorDrag;
  /** Sizes before the drag. */
  #before: readonly Placed[] = [];

  /** @param changed the sizes are others; `asMotion`: by a transition */
  constructor(
    private readonly host: Host,
    private readonly panes: Panes,
    private readonly changed: (asMotion: boolean) => void,
  ) {
    this.drag = new SeparatorDrag(
      { begin: this.#begin, move: this.#dragTo, end: this.#end },
      () => host.orientation === 'vertical',
      () => host.matches(':dir(rtl)'),
    );
  }

  readonly key = (event: KeyboardEvent, at: number): void => {
    const { panes, host } = this;
    if (event.key === 'Escape' && this.drag.at !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      this.drag.cancel();
      return;
    }
    const act = separatorKey(event, panes.placed, at, host.orientation === 'vertical', host.matches(':dir(rtl)'));
    if (act === undefined) return;
    event.preventDefault();
    if (act === 'toggle') this.#toggle(panelOf(panes.placed, at));
    else this.#propose(move(panes.placed, at, act, true), true);
  };

  /** The size of the beginning. */
  readonly double = (at: number): void => {
    const { panes } = this;
    const index = panelOf(panes.placed, at);
    const now = panes.placed[index];
    if (!now || now.collapsed) return;
    const delta = (panes.defaultOf(index) - now.size) * (index === at ? 1 : -1);
    this.#propose(move(panes.placed, at, delta, true), true, true);
  };

  readonly #begin = (): void => {
    this.#before = this.panes.placed;
    this.changed(false);
  };

  readonly #dragTo = (at: number, pixels: number): void => {
    const { extent } = this.panes;
    if (extent > 0) this.#propose(move(this.#before, at, (pixels / extent) * 100), false);
  };

  readonly #end = (at: number, moved: boolean, cancelled: boolean): void => {
    const { panes } = this;
    if (moved && (cancelled || !this.#propose(panes.placed, true))) this.#take(this.#before, false);
    else if (!moved && !cancelled) [at, at + 1].filter((index) => panes.placed[index]?.collapsed).forEach((index) => this.#toggle(index));
    this.changed(false);
  };

  #toggle(index: number): void {
    const { panes } = this;
    const pane = panes.list[index];
    if (!pane?.collapsible) return;
    const placed = panes.with(index, !pane.collapsed);
    if (!this.#mayTake(placed, true)) return;
    this.#rescueFocus(placed);
    panes.collapse(index, !pane.collapsed);
    panes.remember(this.host.storageKey);
    this.changed(true);
  }

  /** @param last false while the person drags @returns false when the page refuses */
  #propose(placed: readonly Placed[], last: boolean, asMotion = false): boolean {
    const { panes } = this;
    // A limit is reached.
    if (placed === panes.placed && this.drag.at !== undefined) return true;
    if (!this.#mayTake(placed, last)) return false;
    this.#take(placed, asMotion);
    if (last) panes.remember(this.host.storageKey);
    return true;
  }

  #mayTake(placed: readonly Placed[], last: boolean): boolean {
    const [sizes, collapsed] = [placed.map(({ size }) => size), placed.map((each) => each.collapsed)];
    return this.host.dispatchEvent(new LoquiPanelResizeEvent(sizes, collapsed, last));
  }

  #take(placed: readonly Placed[], asMotion: boolean): void {
    this.#rescueFocus(placed);
    this.panes.take(placed);
    this.changed(asMotion);
  }

  /** The focus cannot stay in what collapses. */
  #rescueFocus(placed: readonly Placed[]): void {
    const { panes } = this;
    const separators = this.host.shadowRoot?.querySelectorAll<HTMLElement>('[part="separator"]') ?? [];
    const index = panes.list.findIndex(({ child }, at) => placed[at]?.collapsed && child.matches(':focus-within'));
    if (index >= 0) separators[Math.min(index, separators.length - 1)]?.focus();
  }
}
