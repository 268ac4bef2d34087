import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { schedule, unschedule } from '../../frame.js';
import { once, tellMissing } from '../../lazy.js';
import type { Translation } from '../../localize/en.js';
import { Localize } from '../../localize/localize.js';
import type { DiagramLoader } from '../../markdown/diagram.js';
import type { AllowedHtml } from '../../markdown/html-rules.js';
import { createMarkdownRenderer, type MarkdownRenderer } from '../../markdown/markdown-renderer.js';
import type { MarkdownRenderers } from '../../markdown/node-renderers.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { codeBlockFor } from './code-block-for.js';
import { FarSections } from './far-sections.js';
import { edgesStyles } from '../../styles/edges.styles.js';
import { figureStyles } from './figure.styles.js';
import { printStyles } from './print.styles.js';
import { listOf, settingsOf } from './settings.js';
import { textStyles } from './text.styles.js';
import { property, textFrom } from '../../property.js';
import { isAllowedHtml, isFunction, isObject, isTexts } from '../../property-shapes.js';
import { strings } from './loqui-markdown.strings.js';

const list = { fromAttribute: listOf };
const copying = once(() => import('./copied.js'));
const dialog = once(() => import('./ask-link.js'));
/** Milliseconds without new text before the caret blinks. An animation during the stream would cost a second layer in every frame. */
const BLINK_DELAY = 600;
/** What a selection is copied with. Until it is fetched, the browser copies what it sees. */
let copiedFrom: Awaited<ReturnType<typeof copying>>['copiedFrom'] | undefined;
const SETTINGS = ['allowedImageOrigins', 'allowedLinkOrigins', 'allowedHtml', 'math', 'mermaid', 'renderers'] as const;

/**
 * @summary Markdown of an answer as formatted text. Cheap while it streams: closed blocks are never drawn again, and a selection in them stays.
 * @tag loqui-markdown
 *
 * @fires {LoquiLinkEvent} loqui-link - The person agrees to open a link that the page has not allowed. Cancelled, it is not opened.
 *
 * @csspart base - The text.
 * @csspart code-block - Each `<loqui-code-block>`.
 *
 * @cssproperty [--loqui-measure=72ch] - Longest line of prose.
 *
 * @cssState streaming - More text is coming.
 * @cssState waiting - No text has come for a while: the caret blinks.
 */
export class LoquiMarkdown extends LitElement {
  /** The last one overrides the others. */
  static override styles = [baseStyles, buttonStyles, textStyles, figureStyles, edgesStyles, printStyles];

  readonly #localize = new Localize(this, strings);
  /** The renderer's texts in the language of the element. Undefined: English. */
  #words: Translation['markdown'] | undefined;
  readonly #internals = this.attachInternals();
  readonly #sections = new FarSections();
  #renderer: MarkdownRenderer | undefined;
  #text = '';
  #drawn = 0;
  #waiting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  @query('.prose') private readonly prose!: HTMLElement;

  /** The whole Markdown so far. When it begins with the text before, only the new end is drawn, once per frame. */
  @property({ attribute: false, noAccessor: true })
  get text(): string {
    return this.#text;
  }
  set text(text: string) {
    const before = this.#text;
    this.#text = textFrom(text);
    // A delta does not update the element itself.
    if (this.#renderer && this.isConnected) schedule(this, this.#draw);
    else this.requestUpdate('text', before);
  }

  /** More text is coming: unfinished marks are drawn as completed, with a caret after the last word. */
  @property({ type: Boolean }) streaming = false;

  /**
   * Addresses that may be linked, besides the page's own: origins (`https://example.org`), each with a path if only that part is allowed, or `*`. Default:
   * none; other links ask the reader first, or are text with the reason. Attribute: separated by spaces, also on any element around this one.
   */
  @property({ attribute: 'allowed-link-origins', converter: list, optional: true, shape: isTexts }) allowedLinkOrigins: readonly string[] | undefined;

  /** Addresses whose images are loaded, in the same form. Default: none but the page's own, since the address of an image can leak the conversation. */
  @property({ attribute: 'allowed-image-origins', converter: list, optional: true, shape: isTexts }) allowedImageOrigins: readonly string[] | undefined;

  /** Tags that are elements instead of text: names, or an object of names with their attributes, such as `textHtml`. Attribute: separated by spaces. */
  @property({ attribute: 'allowed-html', converter: list, optional: true, shape: isAllowedHtml }) allowedHtml: AllowedHtml | undefined;

  /** Draw `$…$`, `$$…$$`, `\\(…\\)` and `\\[…\\]` as formulas. */
  @property({ type: Boolean }) math = false;

  /** Fetches Mermaid (`() => import('mermaid')`), which draws finished `mermaid` fences. Default: they are code. */
  @property({ attribute: false, optional: true, shape: isFunction }) mermaid: DiagramLoader | undefined;

  /** The page's own renderers of code, tables, links, images and formulas. */
  @property({ attribute: false, optional: true, shape: isObject }) renderers: MarkdownRenderers | undefined;

  constructor() {
    super();
    this.addEventListener('copy', this.#onCopy);
    for (const type of ['pointerenter', 'pointerdown']) this.addEventListener(type, prepareCopying, { passive: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) schedule(this, this.#draw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unschedule(this);
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('streaming')) setStates(this.#internals, { streaming: this.streaming });
    const words = this.#localize.translated('markdown');
    if (words !== this.#words || SETTINGS.some((name) => changed.has(name))) this.#renderer = undefined;
    this.#words = words;
  }

  protected override updated(): void {
    // Draws the first text with the element, later ones once per frame.
    if (this.#renderer) schedule(this, this.#draw);
    else this.#draw();
  }

  readonly #onCopy = (event: ClipboardEvent): void => {
    const piece = event.defaultPrevented || !this.shadowRoot ? undefined : copiedFrom?.(this.shadowRoot);
    if (!piece || !event.clipboardData) return;
    event.clipboardData.setData('text/plain', piece.text);
    event.clipboardData.setData('text/html', piece.html);
    event.preventDefault();
  };

  #draw = (): void => {
    this.#renderer ??= this.#begin();
    this.#renderer.write(this.#text, !this.streaming);
    this.#drawn = performance.now();
    if (this.streaming) this.#sections.watch(this.prose);
    else this.#sections.release();
    if (this.#waiting) this.#setWaiting(false);
    if (this.streaming) this.#timer ??= setTimeout(this.#checkWaiting, BLINK_DELAY);
  };

  #onAct = (event: Event): void => {
    const link = askedLink(event);
    if (!link || !this.shadowRoot) return;
    event.preventDefault();
    const localize = this.#localize;
    const host = new URL(link.dataset['href'] ?? '').host;
    const root = this.shadowRoot;
    dialog().then(
      ({ askLink }) => askLink(link, root, { question: localize.term('openSite', host), open: localize.term('open'), cancel: localize.term('cancel') }),
      (cause: unknown) => tellMissing('The question before a link', cause),
    );
  };

  #checkWaiting = (): void => {
    const left = this.#drawn + BLINK_DELAY - performance.now();
    this.#timer = left > 0 && this.streaming ? setTimeout(this.#checkWaiting, left) : undefined;
    if (!this.#timer && this.streaming) this.#setWaiting(true);
  };

  #setWaiting(waiting: boolean): void {
    this.#waiting = waiting;
    setStates(this.#internals, { waiting });
  }

  #begin(): MarkdownRenderer {
    const { math = false, ...settings } = settingsOf(this, this);
    return createMarkdownRenderer(this.prose, {
      caret: true,
      sections: true,
      renderCode: codeBlockFor,
      ...given({ words: this.#words }),
      idPrefix: 'loqui',
      math,
      ...given(settings),
    });
  }

  override render(): TemplateResult {
    return html`<div part="base" class="prose" @click=${this.#onAct} @keydown=${this.#onAct}></div>`;
  }
}

type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function given<T extends object>(settings: T): Given<T> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Given<T>;
}

function askedLink(event: Event): HTMLElement | undefined {
  if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return undefined;
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('.link-ask') : null;
  return target?.dataset['href'] === undefined ? undefined : target;
}

/** Who points at an answer may select a part of it. */
function prepareCopying(): void {
  if (copiedFrom) return;
  copying().then(
    (module) => (copiedFrom = module.copiedFrom),
    (cause: unknown) => tellMissing('The code that copies a part of an answer', cause),
  );
}
