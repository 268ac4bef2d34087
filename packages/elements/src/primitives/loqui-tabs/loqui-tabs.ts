import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { LoquiTabCloseEvent, LoquiTabEvent } from '../../events.js';
import { property } from '../../property.js';
import { baseStyles } from '../../styles/base.styles.js';
import { focusedElement } from '../focus-return.js';
import { LoquiTab } from '../loqui-tab/loqui-tab.js';
import { LoquiTabPanel } from '../loqui-tab-panel/loqui-tab-panel.js';
import { RovingFocus, hasModifier } from '../roving-focus.js';
import { ScrollEdges } from './scroll-edges.js';
import styles from './loqui-tabs.styles.js';

/**
 * @summary Panels of which one is shown, and their tabs in a row or a column. Tab comes to the shown one, arrow keys move on.
 * @tag loqui-tabs
 *
 * @slot - The `<loqui-tab-panel>` elements.
 * @slot tab - The `<loqui-tab>` elements, which take this slot by themselves.
 *
 * @fires {LoquiTabEvent} loqui-tab - The person wants to see another tab; fired at it. Cancelled, the one that is shown stays.
 * @fires {LoquiTabCloseEvent} loqui-tab-close - The person closes a tab; fired at it. Cancelled, it stays, and the page may remove tab and panel itself.
 *
 * @csspart base - Around all.
 * @csspart bar - Around the tabs, with the line.
 * @csspart tablist - The tabs. It scrolls where they have no room.
 * @csspart panels - Around the panels.
 *
 * @cssproperty [--loqui-tabs-block-size=none] - Greatest height of tabs below each other, which then scroll.
 */
export class LoquiTabs extends LitElement {
  static override styles = [baseStyles, styles];

  readonly #roving = new RovingFocus<LoquiTab>({ items: () => this.tabs.filter(({ disabled }) => !disabled), axis: () => this.orientation, wraps: true });
  readonly #edges = new ScrollEdges(this, () => this.list);
  #observer: MutationObserver | undefined;
  /** In their order, before one has left. */
  #before: readonly LoquiTab[] = [];
  /** Its panel was shown last. */
  #shown: LoquiTab | undefined;
  /** Had the focus when the person closed it. */
  #closing: LoquiTab | undefined;

  @query('[part="tablist"]') private list!: HTMLElement | null;

  /** Name of the panel that is shown; '' for the first. */
  @property() value = '';

  /** Name of the tabs for a screen reader. */
  @property() label = '';

  @property({ reflect: true, oneOf: ['horizontal', 'vertical'] }) orientation: 'horizontal' | 'vertical' = 'horizontal';

  /** `auto` shows what the arrow keys reach, `manual` only what Enter or Space chooses: for panels that are slow to show. */
  @property({ reflect: true, oneOf: ['auto', 'manual'] }) activation: 'auto' | 'manual' = 'auto';

  @property({ reflect: true, oneOf: ['small', 'medium', 'large'] }) size: 'small' | 'medium' | 'large' = 'medium';

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
    this.addEventListener('click', this.#onClick);
    this.addEventListener('auxclick', this.#onAuxclick);
    this.addEventListener('focusout', this.#onFocusout);
  }

  get tabs(): readonly LoquiTab[] {
    return [...this.children].filter((child) => child instanceof LoquiTab);
  }

  get panels(): readonly LoquiTabPanel[] {
    return [...this.children].filter((child) => child instanceof LoquiTabPanel);
  }

  /** The tab whose panel is shown. */
  get active(): LoquiTab | undefined {
    const { tabs } = this;
    const named = tabs.find(({ panel }) => panel === this.value && this.value !== '');
    return named ?? tabs.find((tab) => tab === this.#shown && !tab.disabled) ?? tabs.find(({ disabled }) => !disabled);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer ??= new MutationObserver(this.#sync);
    this.#observer.observe(this, { subtree: true, attributes: true, attributeFilter: ['panel', 'name', 'disabled'] });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#sync();
    if (changed.has('value')) this.#edges.reveal(this.active);
  }

  #sync = (): void => {
    const { active, tabs, panels } = this;
    const panelOf = (tab: LoquiTab | undefined): LoquiTabPanel | undefined => panels.find(({ name }) => name === tab?.panel && name !== '');
    for (const tab of tabs) tab.put(tab === active, panelOf(tab));
    const shown = panelOf(active);
    for (const panel of panels) {
      panel.put(
        panel === shown,
        tabs.find((tab) => panelOf(tab) === panel),
      );
    }
    for (const tab of tabs) if (tab.disabled) tab.removeAttribute('tabindex');
    this.#shown = active;
    this.#roving.stop = tabs.find((tab) => tab.matches(':focus')) ?? (active?.disabled ? tabs.find(({ disabled }) => !disabled) : active);
    this.#edges.measure();
  };

  /** A tab has come or gone. The one that was shown, or was closed with the focus on it, hands that to its neighbour. */
  #onSlotchange = (): void => {
    const { tabs } = this;
    const before = this.#before;
    this.#before = tabs;
    const heirOf = (gone: LoquiTab): LoquiTab | undefined => {
      const at = before.indexOf(gone);
      const stays = (tab: LoquiTab): boolean => tabs.includes(tab) && !tab.disabled;
      return before.slice(at).find(stays) ?? before.slice(0, at).findLast(stays);
    };
    const shown = before.find((tab) => tab.active && !tabs.includes(tab));
    if (shown) this.#shown = heirOf(shown);
    if (shown?.panel === this.value) this.value = this.#shown?.panel ?? '';
    this.#sync();
    const closed = this.#closing;
    if (!closed || tabs.includes(closed)) return;
    this.#closing = undefined;
    if (!focusedElement()) heirOf(closed)?.focus({ preventScroll: true });
  };

  /** Shows it as the person does. @returns false when the page has cancelled it */
  #choose(tab: LoquiTab): boolean {
    if (tab.disabled) return false;
    if (tab === this.active) return true;
    if (!tab.dispatchEvent(new LoquiTabEvent(tab.panel))) return false;
    this.value = tab.panel;
    return true;
  }

  #close(tab: LoquiTab): void {
    if (!tab.closable || tab.disabled) return;
    this.#closing = tab.matches(':focus') ? tab : undefined;
    if (!tab.dispatchEvent(new LoquiTabCloseEvent(tab.panel))) return;
    this.panels.find(({ name }) => name === tab.panel && name !== '')?.remove();
    tab.remove();
  }

  /** The tab of these tabs that an event comes from; not of tabs in a panel. */
  #tabOf(event: Event): LoquiTab | undefined {
    const tab = event.composedPath().find((each) => each instanceof LoquiTab);
    return tab?.parentElement === this ? tab : undefined;
  }

  #onKeydown = (event: KeyboardEvent): void => {
    const tab = this.#tabOf(event);
    if (!tab || event.defaultPrevented) return;
    const to = this.#roving.next(event, tab);
    if (to) this.#reach(to);
    else if (hasModifier(event)) return;
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(tab);
    else if (event.key === 'Delete' && tab.closable) this.#close(tab);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #reach(tab: LoquiTab): void {
    if (this.activation === 'auto' && !this.#choose(tab)) return;
    tab.focus({ preventScroll: true });
    this.#roving.stop = tab;
    this.#edges.reveal(tab);
  }

  #onClick = (event: MouseEvent): void => {
    const tab = this.#tabOf(event);
    if (!tab || event.defaultPrevented) return;
    const isClose = event.composedPath().some((each) => each instanceof Element && each.part.contains('close') && each.getRootNode() === tab.shadowRoot);
    if (isClose) this.#close(tab);
    else if (this.#choose(tab)) {
      this.#roving.stop = tab;
      tab.focus({ preventScroll: true });
      this.#edges.reveal(tab);
    }
  };

  #onAuxclick = (event: MouseEvent): void => {
    const tab = this.#tabOf(event);
    if (event.button !== 1 || !tab?.closable) return;
    event.preventDefault();
    this.#close(tab);
  };

  /** Tab comes back to the shown one. */
  #onFocusout = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof LoquiTab && relatedTarget.parentElement === this)) this.#roving.stop = this.active;
  };

  override render(): TemplateResult {
    const { orientation } = this;
    return html`<div part="base" class=${orientation}>
      <div part="bar">
        <div part="tablist" role="tablist" aria-label=${this.label || nothing} aria-orientation=${orientation} @scroll=${this.#edges.measure}>
          <slot name="tab" @slotchange=${this.#onSlotchange}></slot>
        </div>
      </div>
      <div part="panels"><slot @slotchange=${this.#sync}></slot></div>
    </div>`;
  }
}
