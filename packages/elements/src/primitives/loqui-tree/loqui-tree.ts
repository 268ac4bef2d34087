import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LoquiErrorEvent, LoquiSelectEvent } from '../../events.js';
import { property } from '../../property.js';
import { baseStyles } from '../../styles/base.styles.js';
import { LoquiTreeItem } from '../loqui-tree-item/loqui-tree-item.js';
import { RovingFocus, hasModifier, inlineArrow } from '../roving-focus.js';
import { Typeahead } from '../typeahead.js';
import styles from './loqui-tree.styles.js';

const isFunction = (value: unknown): boolean => typeof value === 'function';

/**
 * @summary Items below items, such as the files of a folder. Tab comes to one of them, arrow keys and letters move on.
 * @tag loqui-tree
 *
 * @slot - `<loqui-tree-item>` elements, with others in them.
 *
 * @fires {LoquiSelectEvent} loqui-select - The person chose an item; fired at it. Cancelled, nothing changes.
 * @fires {LoquiErrorEvent} loqui-error - The children of an item could not be loaded; fired at it. They are loaded again when it is expanded again.
 *
 * @csspart tree - Around the items.
 *
 * @cssproperty [--loqui-tree-indent=16px] - How far each level is indented.
 */
export class LoquiTree extends LitElement {
  static override styles = [baseStyles, styles];

  readonly #roving = new RovingFocus<LoquiTreeItem>({
    items: () => this.#visible(),
    axis: () => 'vertical',
    wraps: false,
    mark: (item, isStop) => item.stop(isStop),
  });
  readonly #typeahead = new Typeahead();
  #observer: MutationObserver | undefined;

  /** Its name for a screen reader. */
  @property() label = '';

  /** How many items can be selected. With `none` a choice only fires `loqui-select`, and expands an item that has children. */
  @property({ reflect: true, oneOf: ['none', 'single', 'multiple'] }) selection: 'none' | 'single' | 'multiple' = 'none';

  @property({ reflect: true, oneOf: ['small', 'medium', 'large'] }) size: 'small' | 'medium' | 'large' = 'medium';

  /** Puts the children into an item with `lazy` that is expanded. Without it, the page does so at the item's `toggle`, and takes `lazy` away. */
  @property({ attribute: false, optional: true, shape: isFunction }) load?: (item: LoquiTreeItem) => Promise<unknown>;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
    this.addEventListener('click', this.#onClick);
    this.addEventListener('focusin', this.#onFocusin);
  }

  /** All items, also those that are not shown. */
  get items(): readonly LoquiTreeItem[] {
    return [...this.querySelectorAll('loqui-tree-item')].filter((item) => item instanceof LoquiTreeItem);
  }

  get selectedItems(): readonly LoquiTreeItem[] {
    return this.selection === 'none' ? [] : this.items.filter(({ selected }) => selected);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer ??= new MutationObserver(this.#sync);
    this.#observer.observe(this, { childList: true, subtree: true, attributes: true, attributeFilter: ['expanded', 'lazy', 'hidden'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.#sync();
  }

  get #top(): readonly LoquiTreeItem[] {
    return [...this.children].filter((child) => child instanceof LoquiTreeItem);
  }

  /** Those in an expanded item, in the order of the page. */
  #visible(items = this.#top): LoquiTreeItem[] {
    return items.filter(({ hidden }) => !hidden).flatMap((item) => [item, ...(item.expanded ? this.#visible(item.items) : [])]);
  }

  #sync = (): void => {
    this.#place(this.#top, 1);
    const visible = this.#visible();
    let stop = this.#roving.stop;
    // What was collapsed over it takes its place.
    while (stop && !visible.includes(stop)) stop = parentOf(stop);
    this.#roving.stop = stop ?? visible.find(({ selected }) => selected && this.selection !== 'none') ?? visible[0];
  };

  #place(siblings: readonly LoquiTreeItem[], level: number): void {
    const shown = siblings.filter(({ hidden }) => !hidden);
    shown.forEach((item, index) => {
      const { items } = item;
      item.put({ level, position: index + 1, count: shown.length, hasChildren: items.length > 0, selection: this.selection });
      if (this.load && item.expanded && item.lazy && item.loading === 'none') void this.#load(item, this.load);
      this.#place(items, level + 1);
    });
  }

  async #load(item: LoquiTreeItem, load: (item: LoquiTreeItem) => Promise<unknown>): Promise<void> {
    item.load('loading');
    try {
      await load(item);
      item.load('none');
      item.lazy = false;
      if (item.items.length === 0) item.expanded = false;
    } catch (cause) {
      item.load('failed');
      item.expanded = false;
      item.dispatchEvent(new LoquiErrorEvent(cause instanceof Error ? cause : new Error(String(cause))));
    }
  }

  #expand(item: LoquiTreeItem, expanded: boolean): void {
    if (!item.isParent || item.expanded === expanded) return;
    if (!expanded && !item.hasFocus && item.matches(':focus-within')) item.focus({ preventScroll: true });
    if (item.loading === 'failed') item.load('none');
    item.expanded = expanded;
    this.#sync();
  }

  /** @returns true for a key of the tree */
  #press(event: KeyboardEvent, item: LoquiTreeItem): boolean {
    const visible = this.#visible();
    if (event.key === '*' && !hasModifier(event)) {
      for (const sibling of parentOf(item)?.items ?? this.#top) this.#expand(sibling, true);
      return true;
    }
    if (this.selection === 'multiple' && event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && !event.altKey) return this.#chooseAll(visible);
    const to = this.#roving.next(event, item) ?? this.#typeahead.find(event, visible, item, ({ text }) => text)?.item;
    if (to) {
      to.focus();
      if (event.shiftKey && event.key.startsWith('Arrow') && this.selection === 'multiple' && to !== item) this.#choose(to);
      return true;
    }
    if (hasModifier(event)) return false;
    const arrow = inlineArrow(event.key, this);
    if (arrow) return this.#step(item, arrow);
    if (event.key !== 'Enter' && event.key !== ' ') return [...event.key].length === 1;
    if (!event.repeat) this.#act(item);
    return true;
  }

  #step(item: LoquiTreeItem, arrow: 'forward' | 'back'): true {
    const isOpen = item.expanded && item.items.length > 0;
    if (arrow === 'forward' && isOpen) item.items.find(({ hidden }) => !hidden)?.focus();
    else if (arrow === 'forward') this.#expand(item, true);
    else if (item.expanded && item.isParent) this.#expand(item, false);
    else parentOf(item)?.focus();
    return true;
  }

  #chooseAll(visible: readonly LoquiTreeItem[]): true {
    const open = visible.filter(({ disabled }) => !disabled);
    const isAll = open.every(({ selected }) => selected);
    for (const item of open) if (item.selected === isAll) this.#choose(item);
    return true;
  }

  /** Enter, Space or a click. */
  #act(item: LoquiTreeItem): void {
    if (this.selection === 'none' && item.isParent) this.#expand(item, !item.expanded);
    else this.#choose(item);
  }

  #choose(item: LoquiTreeItem): void {
    if (item.disabled) return;
    const { selection } = this;
    const isSelected = selection === 'single' || !item.selected;
    const goesOn = item.dispatchEvent(new LoquiSelectEvent(item, item.value, selection === 'none' ? undefined : isSelected));
    if (!goesOn || selection === 'none') return;
    if (selection === 'single') for (const other of this.items) other.selected = false;
    item.selected = isSelected;
  }

  /** The item whose row an event comes from. */
  #itemOf(event: Event): LoquiTreeItem | undefined {
    const path = event.composedPath();
    const item = path.find((each) => each instanceof LoquiTreeItem);
    return item?.closest('loqui-tree') === this ? item : undefined;
  }

  #onKeydown = (event: KeyboardEvent): void => {
    const item = this.#itemOf(event);
    if (!item?.hasFocus || event.defaultPrevented || !this.#press(event, item)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onClick = (event: MouseEvent): void => {
    const item = this.#itemOf(event);
    if (!item || event.defaultPrevented) return;
    const isOn = (part: string): boolean =>
      event.composedPath().some((each) => each instanceof Element && each.part.contains(part) && each.getRootNode() === item.shadowRoot);
    if (isOn('chevron') && item.isParent) this.#expand(item, !item.expanded);
    else if (isOn('base')) this.#act(item);
  };

  #onFocusin = (event: Event): void => {
    const item = this.#itemOf(event);
    if (item) this.#roving.stop = item;
  };

  override render(): TemplateResult {
    const { selection, label } = this;
    return html`<div part="tree" role="tree" aria-label=${label || nothing} aria-multiselectable=${selection === 'multiple' ? 'true' : nothing}>
      <slot @slotchange=${this.#sync}></slot>
    </div>`;
  }
}

function parentOf(item: LoquiTreeItem): LoquiTreeItem | undefined {
  return item.parentElement instanceof LoquiTreeItem ? item.parentElement : undefined;
}
