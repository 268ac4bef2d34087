import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LoquiPanelShowEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { adopt, property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { ChildWatch } from '../child-watch.js';
import { panelOf, type Placed } from './moving.js';
import { PANE_ATTRIBUTES, Panes, isBar, type ChildPane } from './panes.js';
import { RoomWatch } from './room-watch.js';
import { separator } from './separator.js';
import { SeparatorActs } from './separator-acts.js';
import { sizeFrom } from './sizing.js';
import { switcher } from './switcher.js';
import styles from './loqui-panels.styles.js';
import { strings } from './loqui-panels.strings.js';

/**
 * @summary Panels beside or below each other, with separators that a person moves: by pointer, or by keyboard with the arrow keys (Shift for large steps), Home,
 * End, and Enter, which collapses and restores. A double click gives back the size of the beginning. Can be nested. Where it is narrow, tabs show one panel at a
 * time.
 *
 * Each child is a panel. A `loqui-panel` has a name and sizes; any other element takes what is left.
 *
 * @tag loqui-panels
 *
 * @slot - The panels.
 * @slot bar - Buttons before the tabs of a narrow place.
 *
 * @fires {LoquiPanelResizeEvent} loqui-panel-resize - The person gives the panels other sizes: `sizes`, `collapsed`, and `last` at the end of a drag.
 * @fires {LoquiPanelShowEvent} loqui-panel-show - The person chooses another tab: `index`.
 *
 * @csspart base - The box around the panels.
 * @csspart panel - The box of one panel.
 * @csspart separator - The line between two panels.
 * @csspart grip - The mark on it.
 * @csspart bar - The row of the tabs.
 * @csspart switcher - The tabs.
 * @csspart tab - One of them.
 *
 * @cssState stacked - It is narrow: tabs show one panel at a time.
 * @cssState dragging - A separator is dragged.
 */
export class LoquiPanels extends LitElement {
  // Panels keep their place in the page: each gets a slot of its own.
  static override readonly shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, slotAssignment: 'manual' };
  static override styles = [baseStyles, styles];

  readonly #localize = new Localize(this, strings);
  readonly #internals = this.attachInternals();
  readonly #panes = new Panes();
  readonly #acts = new SeparatorActs(this, this.#panes, (asMotion) => {
    this.#isMoving = asMotion;
    this.requestUpdate();
  });
  readonly #room = new RoomWatch((width) => this.#onRoom(width));
  #isStacked = false;
  /** The next change is shown as a motion. */
  #isMoving = false;
  #isEnding = false;
  #recalled: string | undefined;
  #ids = new WeakMap<Element, string>();
  #count = 0;
  #given: readonly unknown[] | undefined;

  /** Beside each other, or below each other. */
  @property({ reflect: true, oneOf: ['horizontal', 'vertical'] }) orientation: 'horizontal' | 'vertical' = 'horizontal';

  /** Under this width of its own, in px, panels that are beside each other become tabs; 0 for never. */
  @property({ type: Number, attribute: 'stack-below', shape: isCount }) stackBelow = 720;

  /** Which panel the tabs show, from 0. */
  @property({ type: Number, reflect: true, shape: isCount }) shown = 0;

  /** Sizes and what is collapsed are kept in this browser under this name, for each panel by its `id`, else its place. */
  @property({ attribute: 'storage-key' }) storageKey = '';

  constructor() {
    super();
    adopt(this, 'sizes');
    new ChildWatch(this, PANE_ATTRIBUTES, () => this.#readChildren());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#acts.drag.cancel();
    this.#room.disconnect();
  }

  protected override willUpdate(): void {
    if (this.storageKey !== '' && this.#recalled !== this.storageKey && this.#panes.list.length > 0) {
      this.#recalled = this.storageKey;
      this.#panes.recall(this.storageKey);
      this.#panes.read(this.children);
    }
  }

  protected override updated(_changed: PropertyValues): void {
    for (const slot of this.renderRoot.querySelectorAll('slot')) {
      const { pane } = slot.dataset;
      const children = pane === undefined ? [...this.children].filter(isBar) : this.#panes.list.filter(({ child }) => this.#idOf(child) === pane);
      slot.assign(...children.map((each) => (each instanceof Element ? each : each.child)));
    }
    this.#applySizes();
    if (this.#isMoving && !this.#isEnding) {
      this.#isEnding = true;
      void this.#untilStill();
    }
    const base = this.renderRoot.firstElementChild;
    if (base && this.isConnected) this.#room.observe(base, this.#separators);
    setStates(this.#internals, { stacked: this.#isStacked, dragging: this.#acts.drag.at !== undefined });
  }

  /** In percent, in the order of the panels; 0 for a collapsed one. Set, also with texts such as `250px`: nothing is remembered, and no event is emitted. */
  get sizes(): readonly (number | string)[] {
    return this.#panes.placed.map(({ size }) => size);
  }
  set sizes(sizes: readonly (number | string)[]) {
    this.#given = Array.isArray(sizes) ? sizes : [];
    this.#takeGiven();
  }

  /** Gives each panel the size that the page has written. */
  reset(): void {
    this.#panes.forget();
    this.#isMoving = true;
    this.#readChildren();
    this.#panes.remember(this.storageKey);
  }

  #takeGiven(): void {
    if (!this.#given || this.#panes.list.length === 0) return;
    this.#given.forEach((each, index) => {
      const size = sizeFrom(typeof each === 'number' ? `${String(each)}%` : each);
      if (size) this.#panes.wish(index, size);
    });
    this.#given = undefined;
    this.#readChildren();
  }

  #readChildren(): void {
    const collapsed = this.#panes.list.filter((pane) => pane.collapsed).map(({ child }) => child);
    this.#panes.read(this.children);
    for (const { child, collapsed: isCollapsed } of this.#panes.list) if (this.hasUpdated && collapsed.includes(child) !== isCollapsed) this.#isMoving = true;
    this.#takeGiven();
    this.requestUpdate();
  }

  #onRoom(width: number): void {
    this.#stack(this.orientation === 'horizontal' && width > 0 && width < this.stackBelow);
    const extent = this.#room.extent(this.orientation === 'vertical');
    if (this.#isStacked || extent <= 0) return;
    this.#panes.extent = extent;
    this.#applySizes();
    this.requestUpdate();
  }

  #stack(isStacked: boolean): void {
    if (isStacked === this.#isStacked) return;
    this.#isStacked = isStacked;
    const focused = this.#panes.list.findIndex(({ child }) => child.matches(':focus-within'));
    if (isStacked && focused >= 0) this.shown = focused;
    this.requestUpdate();
  }

  #applySizes(): void {
    const boxes = this.renderRoot.querySelectorAll<HTMLElement>('[part="panel"]');
    boxes.forEach(({ style }, index) => {
      const { size = 0, collapsed = false } = this.#panes.placed[index] ?? {};
      style.flexGrow = this.#isStacked ? '' : String(size);
      const isKept = !this.#isStacked && (collapsed || this.#isMoving);
      style.setProperty('--_kept', isKept ? `${String(this.#panes.pixelsOf(index))}px` : '');
    });
  }

  /** Ends the motion when nothing moves any more; at once where the person wants none. */
  async #untilStill(): Promise<void> {
    const boxes = [...this.renderRoot.querySelectorAll('[part="panel"]')];
    const running = (): Animation[] => boxes.flatMap((box) => box.getAnimations());
    // A change of the room begins it anew.
    for (let moving = running(); moving.length > 0; moving = running()) await Promise.allSettled(moving.map(({ finished }) => finished));
    this.#isEnding = this.#isMoving = false;
    this.requestUpdate();
  }

  get #separators(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[part="separator"]')];
  }

  readonly #say = (placed: Placed | undefined): string =>
    placed?.collapsed ? this.#localize.term('panelCollapsed') : this.#localize.number(Math.round(placed?.size ?? 0) / 100, { style: 'percent' });

  readonly #show = (index: number): void => {
    if (index === this.#shownNow || !this.dispatchEvent(new LoquiPanelShowEvent(index))) return;
    this.shown = index;
    // The focus follows to a tab that must have its place by then.
    this.performUpdate();
  };

  get #shownNow(): number {
    return Math.min(this.shown, this.#panes.list.length - 1);
  }

  #idOf(child: Element): string {
    const id = this.#ids.get(child) ?? `panel-${String((this.#count += 1))}`;
    this.#ids.set(child, id);
    return id;
  }

  #nameOf(index: number): string {
    const label = this.#panes.list[index]?.label ?? '';
    return label === '' ? this.#localize.term('panelNumber', this.#localize.number(index + 1)) : label;
  }

  override render(): TemplateResult {
    const { list } = this.#panes;
    const look = this.#isStacked ? 'stacked' : this.orientation;
    const motion = `${this.#isMoving ? ' moving' : ''}${this.#acts.drag.at === undefined ? '' : ' dragging'}`;
    return html`<div part="base" class=${`${look}${motion}`}>
      <div part="bar" class="bar" ?hidden=${!this.#isStacked || (list.length < 2 && ![...this.children].some(isBar))}>
        <slot name="bar"></slot>
        ${this.#isStacked && list.length > 1 ? this.#tabs() : nothing}
      </div>
      ${repeat(
        list,
        ({ child }) => child,
        (pane, index) => html`${index > 0 && !this.#isStacked ? this.#separator(index - 1) : nothing}${this.#panel(pane, index)}`,
      )}
    </div>`;
  }

  #tabs(): TemplateResult {
    const tabs = this.#panes.list.map(({ child }, index) => ({ key: child, name: this.#nameOf(index), panel: this.#idOf(child) }));
    return switcher(tabs, this.#shownNow, this.#localize.term('panels'), this.#show);
  }

  #panel({ child, label }: ChildPane, index: number): TemplateResult {
    const id = this.#idOf(child);
    const isTab = this.#isStacked && this.#panes.list.length > 1;
    const isCollapsed = !this.#isStacked && this.#panes.placed[index]?.collapsed === true;
    return html`<div
      part="panel"
      id=${id}
      class=${isCollapsed ? 'collapsed' : ''}
      role=${isTab ? 'tabpanel' : label ? 'group' : nothing}
      aria-label=${!isTab && label ? label : nothing}
      aria-labelledby=${isTab ? `tab-${id}` : nothing}
      ?inert=${isCollapsed}
      ?hidden=${isTab && index !== this.#shownNow}
    >
      <slot data-pane=${id}></slot>
    </div>`;
  }

  #separator(at: number): TemplateResult {
    const { placed, list } = this.#panes;
    const index = panelOf(placed, at);
    const child = list[index]?.child;
    return separator({
      at,
      placed,
      isVertical: this.orientation === 'vertical',
      label: this.#localize.term('panelSize', this.#nameOf(index)),
      controls: child ? this.#idOf(child) : '',
      say: this.#say,
      acts: this.#acts,
    });
  }
}

function isCount(value: unknown): boolean {
  return Number.isFinite(value) && Number(value) >= 0;
}
