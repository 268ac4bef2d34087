/** The panels of one `loqui-panels`: its children, what each wishes, and how large each is. */
import { recall, remember } from '../remembered.js';
import type { Placed } from './moving.js';
import { arrange, inUnitOf, percentOf, rangeOf, sizeFrom, sizeText, type Pane, type Size } from './sizing.js';

/** A child, and what it wishes. */
export interface ChildPane extends Pane {
  readonly child: HTMLElement;
  /** Its name for a person; '' for none. */
  readonly label: string;
  readonly collapsible: boolean;
  /** What the page wished. */
  readonly declared: Size | undefined;
}

/** Attributes that change a panel. */
export const PANE_ATTRIBUTES = ['label', 'aria-label', 'size', 'min', 'max', 'collapsible', 'collapsed', 'hidden', 'slot', 'id'] as const;

/** The slot of what stands beside the switcher. */
const BAR = 'bar';

export const isBar = (child: Element): boolean => child.slot === BAR;

function read(child: HTMLElement, wish: Size | undefined): ChildPane {
  const isPanel = child.localName === 'loqui-panel';
  const text = (name: string): string => (isPanel ? (child.getAttribute(name) ?? '') : '');
  const has = (name: string): boolean => isPanel && child.hasAttribute(name);
  const declared = sizeFrom(text('size'));
  return {
    child,
    label: text('label') || (child.getAttribute('aria-label') ?? ''),
    declared,
    size: wish ?? declared,
    min: sizeFrom(text('min')),
    max: sizeFrom(text('max')),
    collapsible: has('collapsible'),
    collapsed: has('collapsed'),
  };
}

export class Panes {
  list: readonly ChildPane[] = [];
  /** In the order of the list. */
  placed: readonly Placed[] = [];
  #extent = 0;
  /** What the person wished; kept while a panel is collapsed, hidden, or has no room. */
  #wishes = new WeakMap<Element, Size>();

  /** In px, without the separators; 0 while it is not known. */
  get extent(): number {
    return this.#extent;
  }

  set extent(extent: number) {
    if (Math.abs(extent - this.#extent) < 0.01) return;
    this.#extent = extent;
    this.place();
  }

  /** @param children of the element, in their order */
  read(children: Iterable<Element>): void {
    this.list = [...children].flatMap((child) =>
      child instanceof HTMLElement && !child.hidden && !isBar(child) && !/^(?:template|script|style)$/.test(child.localName)
        ? [read(child, this.#wishes.get(child))]
        : [],
    );
    this.place();
  }

  place(): void {
    this.placed = this.#place(this.list);
  }

  #place(list: readonly ChildPane[]): Placed[] {
    const sizes = arrange(list, this.#extent);
    return list.map((pane, index) => {
      const size = sizes[index] ?? 0;
      return { size, ...rangeOf(pane, this.#extent), collapsed: pane.collapsed && size === 0, collapsible: pane.collapsible };
    });
  }

  /** As it is when one panel is collapsed, or open. The others keep their wishes: when it opens again, they are as before. */
  with(index: number, collapsed: boolean): readonly Placed[] {
    return this.#place(this.#changed(index, collapsed));
  }

  collapse(index: number, collapsed: boolean): void {
    this.list = this.#changed(index, collapsed);
    const child = this.list[index]?.child;
    if (child?.localName === 'loqui-panel') child.toggleAttribute('collapsed', collapsed);
    this.place();
  }

  #changed(index: number, collapsed: boolean): readonly ChildPane[] {
    return this.list.map((pane, at) => (at === index ? { ...pane, collapsed } : pane));
  }

  /** Sizes that come from a person or the page become wishes, each in the unit of its panel. */
  take(placed: readonly Placed[]): void {
    this.list.forEach(({ child, declared }, index) => {
      const now = placed[index];
      if (!now) return;
      if (!now.collapsed) this.#wishes.set(child, inUnitOf(declared, now.size, this.#extent));
      if (child.localName === 'loqui-panel') child.toggleAttribute('collapsed', now.collapsed);
    });
    this.list = this.list.map((pane, index) => ({
      ...pane,
      size: this.#wishes.get(pane.child) ?? pane.declared,
      collapsed: placed[index]?.collapsed ?? pane.collapsed,
    }));
    this.placed = placed;
  }

  wish(index: number, size: Size): void {
    const child = this.list[index]?.child;
    if (child) this.#wishes.set(child, size);
  }

  forget(): void {
    this.#wishes = new WeakMap();
  }

  /** In percent: as if nobody had touched it. */
  defaultOf(index: number): number {
    const declared = this.list.map((pane) => ({ ...pane, size: pane.declared, collapsed: pane.collapsed && pane !== this.list[index] }));
    return arrange(declared, this.#extent)[index] ?? 0;
  }

  /** In px, of a panel that is open, or would be. */
  pixelsOf(index: number): number {
    const pane = this.list[index];
    const size = this.placed[index]?.size ?? 0;
    const percent = size > 0 ? size : pane ? Math.max(percentOf(pane.size, this.#extent) ?? 0, rangeOf(pane, this.#extent).min) : 0;
    return (percent * this.#extent) / 100;
  }

  /** Reads what was stored; ignores what it does not understand. */
  recall(key: string): void {
    const stored = recall(key);
    if (typeof stored !== 'object' || stored === null) return;
    this.list.forEach(({ child, collapsible }, index) => {
      const found = (stored as Readonly<Record<string, unknown>>)[this.#nameOf(index)];
      if (!Array.isArray(found)) return;
      const size = sizeFrom(found[0]);
      if (size) this.#wishes.set(child, size);
      if (collapsible && child.localName === 'loqui-panel') child.toggleAttribute('collapsed', found[1] === true);
    });
  }

  remember(key: string): void {
    const known = this.list.map(({ size, collapsed }, index) => [this.#nameOf(index), [size ? sizeText(size) : '', collapsed]]);
    remember(key, Object.fromEntries(known));
  }

  #nameOf(index: number): string {
    const { child } = this.list[index] ?? {};
    return child?.id ? `#${child.id}` : String(index);
  }
}
