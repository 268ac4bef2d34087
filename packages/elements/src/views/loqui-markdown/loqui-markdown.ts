import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { schedule, unschedule } from '../../frame.js';
import { Localize } from '../../localize/localize.js';
import { createMarkdownRenderer, type MarkdownRenderer } from '../../markdown/markdown-renderer.js';
import { markdownWords } from '../../markdown/words.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { codeBlockFor } from './code-block-for.js';
import styles from './loqui-markdown.styles.js';

const originList = {
  fromAttribute: (value: string | null): readonly string[] | undefined => value?.split(/\s+/).filter((origin) => origin !== ''),
};

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

  /** Origins whose images are loaded, besides the page's own. Attribute: parted by spaces. Default: none, since the address of an image can carry away what was said. */
  @property({ attribute: 'allowed-image-origins', converter: originList }) allowedImageOrigins: readonly string[] | undefined;

  /** Origins that may be linked, besides the page's own. Attribute: parted by spaces. Default: any. */
  @property({ attribute: 'allowed-link-origins', converter: originList }) allowedLinkOrigins: readonly string[] | undefined;

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
    if (changed.has('allowedImageOrigins') || changed.has('allowedLinkOrigins')) this.#renderer = undefined;
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
    const { allowedImageOrigins, allowedLinkOrigins } = this;
    const renderer = createMarkdownRenderer(this.prose, {
      caret: true,
      renderCode: codeBlockFor,
      words: markdownWords(this.#localize.lang()),
      ...(allowedImageOrigins && { allowedImageOrigins }),
      ...(allowedLinkOrigins && { allowedLinkOrigins }),
    });
    renderer.reset();
    return renderer;
  }

  override render(): TemplateResult {
    return html`<div part="base" class="prose"></div>`;
  }
}
