import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { schedule, unschedule } from '../../frame.js';
import { Localize } from '../../localize/localize.js';
import type { DiagramLoader } from '../../markdown/diagram.js';
import type { AllowedHtml } from '../../markdown/html-rules.js';
import { createMarkdownRenderer, type MarkdownRenderer } from '../../markdown/markdown-renderer.js';
import type { MarkdownRenderers } from '../../markdown/node-renderers.js';
import { markdownWords } from '../../markdown/words.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { codeBlockFor } from './code-block-for.js';
import styles from './loqui-markdown.styles.js';
import { listOf, settingsOf } from './settings.js';

const list = { fromAttribute: listOf };
const SETTINGS = ['allowedImageOrigins', 'allowedLinkOrigins', 'allowedHtml', 'math', 'mermaid', 'renderers'] as const;

/**
 * @summary Markdown of an answer as well-set text. Cheap while it streams: closed blocks are never drawn again, and a selection in them stays.
 * @tag loqui-markdown
 *
 * @csspart base - The text.
 * @csspart code-block - Each `<loqui-code-block>`.
 *
 * @cssproperty [--loqui-measure=72ch] - Longest line of prose.
 *
 * @cssState streaming - More text is coming.
 */
export class LoquiMarkdown extends LitElement {
  static override styles = [baseStyles, styles];

  readonly #localize = new Localize(this);
  readonly #internals = this.attachInternals();
  #renderer: MarkdownRenderer | undefined;

  @query('.prose') private readonly prose!: HTMLElement;

  /** The Markdown so far. Give the whole text each time; when it begins with the text before, only what is new is drawn, once per frame. */
  @property({ attribute: false }) text = '';

  /** More text is coming: unfinished marks are shown completed, and a caret stands behind the last word. */
  @property({ type: Boolean }) streaming = false;

  /**
   * Addresses that may be linked, besides the page's own: origins (`https://example.org`), each with a path if only that part is allowed
   * (`https://example.org/docs/`), or `*` for any. Default: none; other links are text that says why. Attribute: parted by spaces, also on any element around this
   * one, such as a panel or the body.
   */
  @property({ attribute: 'allowed-link-origins', converter: list }) allowedLinkOrigins: readonly string[] | undefined;

  /** Addresses whose images are loaded, written likewise. Default: none but the page's own, since the address of an image can carry away what was said. */
  @property({ attribute: 'allowed-image-origins', converter: list }) allowedImageOrigins: readonly string[] | undefined;

  /** Tags that are elements instead of text: a list of names, or an object of names with their attributes, such as `textHtml`. Attribute: names parted by spaces. */
  @property({ attribute: 'allowed-html', converter: list }) allowedHtml: AllowedHtml | undefined;

  /** Draw `$…$`, `$$…$$`, `\\(…\\)` and `\\[…\\]` as formulas. */
  @property({ type: Boolean }) math = false;

  /** Fetches Mermaid (`() => import('mermaid')`), by which finished `mermaid` fences are drawn as pictures. Default: they are code. */
  @property({ attribute: false }) mermaid: DiagramLoader | undefined;

  /** What the page draws itself: code, tables, links, images, formulas. */
  @property({ attribute: false }) renderers: MarkdownRenderers | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) schedule(this, this.#draw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unschedule(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('streaming')) setStates(this.#internals, { streaming: this.streaming });
    if (SETTINGS.some((name) => changed.has(name))) this.#renderer = undefined;
  }

  protected override updated(): void {
    // What is there from the beginning is drawn with the element; what comes later, once per frame.
    if (this.#renderer) schedule(this, this.#draw);
    else this.#draw();
  }

  #draw = (): void => {
    this.#renderer ??= this.#begin();
    this.#renderer.write(this.text, !this.streaming);
  };

  #begin(): MarkdownRenderer {
    const { math = false, ...settings } = settingsOf(this, this);
    const renderer = createMarkdownRenderer(this.prose, {
      caret: true,
      renderCode: codeBlockFor,
      words: markdownWords(this.#localize.lang()),
      idPrefix: 'loqui',
      math,
      ...given(settings),
    });
    renderer.reset();
    return renderer;
  }

  override render(): TemplateResult {
    return html`<div part="base" class="prose"></div>`;
  }
}

type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is not set. */
function given<T extends object>(settings: T): Given<T> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Given<T>;
}
