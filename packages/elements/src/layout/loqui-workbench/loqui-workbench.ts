import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { LoquiConversationEvent, LoquiNewChatEvent } from '../../events.js';
import { need } from '../../lazy.js';
import { Localize } from '../../localize/localize.js';
import { icon } from '../../primitives/icon.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { ChildWatch } from '../child-watch.js';
import styles from './loqui-workbench.styles.js';
import { strings } from './loqui-workbench.strings.js';

/** Under this width of its own, in px, there is one column. */
const ONE_COLUMN = 768;

/** Lucide's `panel-left`. */
const listIcon: TemplateResult = /* @__PURE__ */ icon('M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM9 3v18');

type Area = 'conversations' | 'side' | 'bottom';
type Labels = Readonly<Record<Area | 'transcript', string>>;
const AREAS: readonly Area[] = ['conversations', 'side', 'bottom'];

/**
 * @summary The page around a chat: conversations, transcript, side and bottom, each resized by the person, each only where there is something for it. In a narrow
 * place there is one column: conversations are in a drawer, and tabs switch between transcript, side and bottom.
 * @tag loqui-workbench
 *
 * @slot - The transcript: a panel such as `loqui-chat`, which fills it.
 * @slot transcript - The same.
 * @slot conversations - A list to choose from, at the start.
 * @slot side - Files, sources, a preview: at the end.
 * @slot bottom - A terminal, a log: below the transcript.
 *
 * @fires {LoquiPanelResizeEvent} loqui-panel-resize - The person gives the areas other sizes.
 * @fires {LoquiPanelShowEvent} loqui-panel-show - The person chooses another tab of the narrow place.
 *
 * @csspart base - The `loqui-panels` of the columns.
 * @csspart main - The column of the transcript and what is below it.
 * @csspart conversations - The area of the conversations, while it is a column.
 * @csspart transcript - The area of the transcript.
 * @csspart side - The area at the end.
 * @csspart bottom - The area below the transcript.
 * @csspart toggle - The button that opens the conversations in a narrow place.
 * @csspart drawer - The drawer they are in.
 *
 * @cssState narrow - There is one column.
 */
export class LoquiWorkbench extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];

  readonly #localize = new Localize(this, strings);
  readonly #internals = this.attachInternals();
  #filled = new Set<string>();
  #width: ResizeObserver | undefined;

  @state() private isNarrow = false;
  @state() private isListing = false;

  /** Width of the conversations at first, as `250px` or `20%`. */
  @property({ attribute: 'conversations-size' }) conversationsSize = '250px';

  /** Width of the side at first. */
  @property({ attribute: 'side-size' }) sideSize = '320px';

  /** Height of the bottom at first. */
  @property({ attribute: 'bottom-size' }) bottomSize = '30%';

  /** Name of the conversations; default: “Conversations”. */
  @property({ attribute: 'conversations-label' }) conversationsLabel = '';

  /** Name of the transcript; default: “Conversation”. */
  @property({ attribute: 'transcript-label' }) transcriptLabel = '';

  /** Name of the side; default: “Details”. */
  @property({ attribute: 'side-label' }) sideLabel = '';

  /** Name of the bottom; default: “Output”. */
  @property({ attribute: 'bottom-label' }) bottomLabel = '';

  /** Sizes and what is collapsed are kept in this browser under this name. */
  @property({ attribute: 'storage-key' }) storageKey = '';

  constructor() {
    super();
    new ChildWatch(this, ['slot', 'hidden'], () => this.#readChildren());
    for (const { type } of [LoquiConversationEvent, LoquiNewChatEvent]) this.addEventListener(type, this.#onChoice);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#width = new ResizeObserver(([entry]) => {
      const width = entry?.contentRect.width ?? 0;
      this.isNarrow = width > 0 && width < ONE_COLUMN;
    });
    this.#width.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#width?.disconnect();
    this.isListing = false;
  }

  protected override willUpdate(): void {
    if (!this.isNarrow) this.isListing = false;
    else if (this.#filled.has('conversations')) need('loqui-drawer');
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('isNarrow')) setStates(this.#internals, { narrow: this.isNarrow });
  }

  /** Opens the conversations: their drawer in a narrow place, else their column. */
  showConversations(): void {
    if (this.isNarrow) this.isListing = true;
    else this.renderRoot.querySelector('#conversations')?.removeAttribute('collapsed');
  }

  /** Closes the drawer of a narrow place, as when something was chosen in it. */
  closeConversations(): void {
    this.isListing = false;
  }

  #readChildren(): void {
    const isShown = (child: Element): boolean => !(child instanceof HTMLElement && child.hidden);
    const filled = AREAS.filter((area) => [...this.children].some((child) => child.slot === area && isShown(child)));
    this.#filled = new Set(filled);
    this.requestUpdate();
  }

  readonly #onChoice = (event: Event): void => {
    queueMicrotask(() => {
      if (!event.defaultPrevented) this.closeConversations();
    });
  };

  readonly #onToggle = (): void => {
    this.isListing = true;
  };

  readonly #onDrawerClosed = (event: Event): void => {
    if (event.target === event.currentTarget) this.isListing = false;
  };

  get #labels(): Labels {
    const name = (own: string, word: () => string): string => (own === '' ? word() : own);
    return {
      conversations: name(this.conversationsLabel, () => this.#localize.term('conversations')),
      transcript: name(this.transcriptLabel, () => this.#localize.term('conversation')),
      side: name(this.sideLabel, () => this.#localize.term('workbenchSide')),
      bottom: name(this.bottomLabel, () => this.#localize.term('workbenchBottom')),
    };
  }

  override render(): TemplateResult {
    const labels = this.#labels;
    const hasList = this.#filled.has('conversations');
    return html`<loqui-panels part="base" .stackBelow=${ONE_COLUMN} .storageKey=${this.storageKey}>
        ${hasList && this.isNarrow ? this.#toggle(labels.conversations) : nothing}
        ${
          hasList && !this.isNarrow
            ? html`<loqui-panel
                part="conversations"
                id="conversations"
                .label=${labels.conversations}
                .size=${this.conversationsSize}
                min="180px"
                max="50%"
                collapsible
                ><slot name="conversations"></slot
              ></loqui-panel>`
            : nothing
        }
        <loqui-panel part="main" id="main" .label=${labels.transcript} min="280px">${this.#main(labels)}</loqui-panel>
        ${
          this.#filled.has('side')
            ? html`<loqui-panel part="side" id="side" .label=${labels.side} .size=${this.sideSize} min="200px" max="60%" collapsible
                ><slot name="side"></slot
              ></loqui-panel>`
            : nothing
        }
        ${this.isNarrow ? this.#bottom(labels) : nothing}
      </loqui-panels>
      ${
        hasList && this.isNarrow
          ? html`<loqui-drawer
              part="drawer"
              placement="start"
              size="small"
              closedby="any"
              .heading=${labels.conversations}
              .open=${this.isListing}
              @close=${this.#onDrawerClosed}
              ><slot name="conversations"></slot
            ></loqui-drawer>`
          : nothing
      }`;
  }

  #main(labels: Labels): TemplateResult {
    const key = this.storageKey === '' ? '' : `${this.storageKey}/main`;
    return html`<loqui-panels orientation="vertical" .storageKey=${key}>
      <loqui-panel part="transcript" id="transcript" .label=${labels.transcript} min="120px"><slot name="transcript"></slot><slot></slot></loqui-panel>
      ${this.isNarrow ? nothing : this.#bottom(labels)}
    </loqui-panels>`;
  }

  #bottom({ bottom }: Labels): unknown {
    if (!this.#filled.has('bottom')) return nothing;
    return html`<loqui-panel part="bottom" id="bottom" .label=${bottom} .size=${this.bottomSize} min="80px" max="80%" collapsible
      ><slot name="bottom"></slot
    ></loqui-panel>`;
  }

  #toggle(name: string): TemplateResult {
    // Beside tabs there is no room for its name.
    const isBare = this.#filled.has('side') || this.#filled.has('bottom');
    return html`<button
      part="toggle"
      class="toggle"
      slot="bar"
      type="button"
      aria-haspopup="dialog"
      aria-expanded=${String(this.isListing)}
      title=${isBare ? name : nothing}
      aria-label=${isBare ? name : nothing}
      @click=${this.#onToggle}
    >
      ${listIcon}${isBare ? nothing : html`<span>${name}</span>`}
    </button>`;
  }
}
