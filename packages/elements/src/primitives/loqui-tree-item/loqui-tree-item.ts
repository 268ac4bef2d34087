import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { Localize } from '../../localize/localize.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { checkIcon, chevronIcon } from '../icons.js';
import styles from './loqui-tree-item.styles.js';

/** What the tree tells each of its items. */
export interface TreePlace {
  /** From 1. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly count: number;
  readonly hasChildren: boolean;
  readonly selection: 'none' | 'single' | 'multiple';
}

const alone: TreePlace = { level: 1, position: 1, count: 1, hasChildren: false, selection: 'none' };

/**
 * @summary One item of a `<loqui-tree>`; the items in it are its children.
 * @tag loqui-tree-item
 *
 * @slot - Its words.
 * @slot icon - Before the words.
 * @slot children - The items below it, which take this slot by themselves.
 *
 * @fires {LoquiSelectEvent} loqui-select - The person chose it. Cancelled, nothing changes.
 * @fires {ToggleEvent} toggle - It has been expanded or collapsed. As of a native `<details>`: does not bubble.
 *
 * @csspart base - The row.
 * @csspart chevron - Expands and collapses it.
 * @csspart mark - The box of an item in a tree of which several can be selected.
 * @csspart label - The words.
 * @csspart error - Says that its children could not be loaded.
 *
 * @cssState expanded - Its children are shown.
 * @cssState selected - It is selected.
 * @cssState disabled - It cannot be chosen.
 * @cssState loading - Its children are being loaded.
 */
export class LoquiTreeItem extends LitElement {
  static override styles = [baseStyles, styles];

  #internals = this.attachInternals();
  #localize = new Localize(this);

  @query('[part="base"]') private base!: HTMLElement | null;
  @state() private place = alone;
  @state() private isStop = false;
  @state() private progress: 'none' | 'loading' | 'failed' = 'none';

  /** Names it for the page, in `loqui-select`. */
  @property({ reflect: true }) value = '';

  /** Its children are shown. */
  @property({ type: Boolean, reflect: true }) expanded = false;

  @property({ type: Boolean, reflect: true }) selected = false;

  /** Can have the focus and be expanded, but not be chosen. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** It has children that are not here yet: the tree's `load` fetches them when it is expanded. */
  @property({ type: Boolean, reflect: true }) lazy = false;

  /** The items right below it. */
  get items(): readonly LoquiTreeItem[] {
    return [...this.children].filter((child) => child instanceof LoquiTreeItem);
  }

  /** True for an item that can be expanded. */
  get isParent(): boolean {
    return this.lazy || this.items.length > 0;
  }

  /** Its words, without those of its children. */
  get text(): string {
    const words = [...this.childNodes].filter((node) => (node instanceof Element ? node.slot === '' : node instanceof Text));
    return words
      .map(({ textContent }) => textContent ?? '')
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** @internal For the tree: it has the focus, and no item below it has. */
  get hasFocus(): boolean {
    return this.base !== null && this.shadowRoot?.activeElement === this.base;
  }

  /** @internal For the tree: its children are being loaded, or could not be. */
  get loading(): 'none' | 'loading' | 'failed' {
    return this.progress;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.slot === '' && this.parentElement instanceof LoquiTreeItem) this.slot = 'children';
  }

  /** @internal For the tree. */
  put(place: TreePlace): void {
    if ((Object.keys(place) as (keyof TreePlace)[]).some((key) => place[key] !== this.place[key])) this.place = place;
  }

  /** @internal For the tree: Tab comes here. */
  stop(isStop: boolean): void {
    this.isStop = isStop;
    // At once: Tab may come before the next render.
    if (this.base) this.base.tabIndex = isStop ? 0 : -1;
  }

  /** @internal For the tree. */
  load(progress: 'none' | 'loading' | 'failed'): void {
    this.progress = progress;
  }

  override focus(options?: FocusOptions): void {
    this.base?.focus(options);
  }

  /** As a click of the person on its row. */
  override click(): void {
    this.base?.click();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { expanded, selected, disabled } = this;
    setStates(this.#internals, { expanded, selected, disabled, loading: this.progress === 'loading' });
    this.base?.style.setProperty('--_depth', String(this.place.level - 1));
    const before = changed.get('expanded');
    if (before === undefined || before === expanded) return;
    const [oldState, newState] = expanded ? ['closed', 'open'] : ['open', 'closed'];
    this.dispatchEvent(new ToggleEvent('toggle', { oldState, newState }));
  }

  override render(): TemplateResult {
    const { expanded, disabled, progress } = this;
    const { level, position, count, hasChildren, selection } = this.place;
    const isParent = hasChildren || this.lazy;
    const isSelected = selection !== 'none' && this.selected;
    return html`<div
        part="base"
        class="${isSelected ? 'selected' : ''} ${disabled ? 'off' : ''}"
        role="treeitem"
        aria-labelledby=${progress === 'failed' ? 'label error' : 'label'}
        tabindex=${this.isStop ? 0 : -1}
        aria-level=${level}
        aria-posinset=${position}
        aria-setsize=${count}
        aria-expanded=${isParent ? String(expanded && hasChildren) : nothing}
        aria-selected=${selection === 'none' ? nothing : String(isSelected)}
        aria-disabled=${disabled ? 'true' : nothing}
        aria-busy=${progress === 'loading' ? 'true' : nothing}
      >
        <span part="chevron" aria-hidden="true">${progress === 'loading' ? html`<span class="spinner"></span>` : isParent ? chevronIcon : nothing}</span>
        ${selection === 'multiple' ? html`<span part="mark" aria-hidden="true">${checkIcon}</span>` : nothing}
        <slot name="icon"></slot>
        <span part="label" id="label"><slot></slot></span>
        ${progress === 'failed' ? html`<span part="error" id="error">${this.#localize.term('somethingFailed')}</span>` : nothing}
      </div>
      <div role=${hasChildren ? 'group' : nothing} ?hidden=${!expanded || !hasChildren}><slot name="children"></slot></div>`;
  }
}
