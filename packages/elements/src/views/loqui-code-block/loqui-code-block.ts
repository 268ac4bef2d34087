import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { schedule, unschedule, whenIdle } from '../../frame.js';
import { edgesStyles } from '../../styles/edges.styles.js';
import { codeColourStyles } from '../../highlight/code-colour.js';
import { CodeLines } from '../../highlight/code-lines.js';
import { loadHighlighter, loadedHighlighter } from '../../highlight/highlighter.js';
import { findLanguage } from '../../highlight/languages.js';
import { parseLineRanges } from '../../highlight/line-ranges.js';
import { withAllowance } from '../../highlight/paint-allowance.js';
import { Localize } from '../../localize/localize.js';
import { icon } from '../../primitives/icon.js';
import { checkIcon, chevronIcon, copyIcon } from '../../primitives/icons.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { fileNameFor, saveFile } from './code-file.js';
import { strings } from './loqui-code-block.strings.js';
import styles from './loqui-code-block.styles.js';
import { property } from '../../property.js';
import { isText } from '../../property-shapes.js';

/** Lucide's `wrap-text` and `download` (ISC licence). */
const wrapIcon: TemplateResult = /* @__PURE__ */ icon('M16 16l-3 3 3 3M3 12h14.5a1 1 0 0 1 0 7H13M3 19h6M3 5h18');
const downloadIcon: TemplateResult = /* @__PURE__ */ icon('M12 15V3M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4M7 10l5 5 5-5');
/** Milliseconds that "Copied" is shown. */
const COPIED_TIME = 2000;
/** Columns. The wrap button is shown when a line is longer. */
const LONG_LINE = 60;
/** A folded block shows this many lines less than `maxLines`: the button never hides one line only. */
const FOLD = 4;

/**
 * @summary A block of code: readable at once, coloured line by line, cheap to append to while it streams, and as light with ten thousand lines as with a hundred.
 * @tag loqui-code-block
 *
 * @slot actions - Buttons before the copy button.
 *
 * @csspart header - The line with the language and the buttons.
 * @csspart label - The file name or the language.
 * @csspart wrap - The button that wraps long lines.
 * @csspart download - The button that saves the code as a file.
 * @csspart copy - The copy button.
 * @csspart scroll - The box that scrolls sideways.
 * @csspart code - The code.
 * @csspart more - The button that shows a long block whole.
 *
 * @cssproperty [--loqui-code-border] - Border of the block.
 * @cssproperty [--loqui-code-comment] - Colour of comments.
 * @cssproperty [--loqui-code-keyword] - Colour of keywords.
 * @cssproperty [--loqui-code-string] - Colour of strings.
 * @cssproperty [--loqui-code-constant] - Colour of numbers and constants.
 * @cssproperty [--loqui-code-function] - Colour of names of functions.
 * @cssproperty [--loqui-code-type] - Colour of names of types.
 * @cssproperty [--loqui-code-property] - Colour of properties, keys and attributes.
 * @cssproperty [--loqui-code-tag] - Colour of tags.
 * @cssproperty [--loqui-code-heading] - Colour of headings in markup.
 * @cssproperty [--loqui-code-added] - Colour of added lines in a diff.
 * @cssproperty [--loqui-code-removed] - Colour of removed lines in a diff, and of what is invalid.
 *
 * @cssState streaming - More code is coming.
 * @cssState folded - Only the first lines are shown.
 */
export class LoquiCodeBlock extends LitElement {
  static override styles = [baseStyles, buttonStyles, codeColourStyles, edgesStyles, styles];

  readonly #localize = new Localize(this, strings);
  readonly #internals = this.attachInternals();
  readonly #codeElement = document.createElement('code');
  readonly #lines = new CodeLines(this.#codeElement);
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;
  #stopWaiting: (() => void) | undefined;

  @state() private copying: 'ready' | 'copied' | 'failed' = 'ready';
  /** Undefined until the reader folds or unfolds. A block that has streamed is unfolded: it must not shrink when it ends. */
  @state() private unfolded: boolean | undefined;

  /** The code. Appended text is drawn alone. */
  @property({ attribute: false, shape: isText }) code = '';

  /** Name or alias of the language (`ts`, `python`). An unknown name is shown, and the code stays plain. */
  @property() language = '';

  /** The file name, shown instead of the language, and used for the download. */
  @property() filename = '';

  /** More code is coming: the last line stays plain until it ends. */
  @property({ type: Boolean }) streaming = false;

  /** Draws a number before each line. It is not copied. */
  @property({ type: Boolean, attribute: 'line-numbers' }) lineNumbers = false;

  /** Wraps long lines. The reader's button sets it too. */
  @property({ type: Boolean, reflect: true }) wrap = false;

  /** Highlighted lines, counted from one: `1,3-5`. */
  @property({ attribute: 'highlight-lines' }) highlightLines = '';

  /** A block of more lines begins folded, with a button that shows all. 0: never. A block that has streamed is not folded. */
  @property({ type: Number, attribute: 'max-lines' }) maxLines = 24;

  constructor() {
    super();
    this.#codeElement.translate = false;
    this.#codeElement.setAttribute('part', 'code');
    this.#lines.onneed = this.#paintSoon;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#lines.connect();
    if (this.hasUpdated) this.#colour();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lines.disconnect();
    unschedule(this);
    this.#stopWaiting?.();
    clearTimeout(this.#copiedTimer);
    this.copying = 'ready';
  }

  /** New code alone does not update the element during a stream. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (!this.hasUpdated || !this.streaming || changed.size !== 1 || !changed.has('code')) return true;
    this.#show();
    return false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.streaming) this.unfolded ??= true;
    if (changed.has('lineNumbers') || changed.has('highlightLines')) {
      this.#lines.decoration = { numbers: this.lineNumbers, marked: parseLineRanges(this.highlightLines) };
    }
    if (changed.has('code') || changed.has('language') || changed.has('streaming')) this.#show();
    if (this.lineNumbers) this.#codeElement.style.setProperty('--digits', String(String(this.#lines.count).length));
    if (this.#isFolded) (this.#codeElement.parentElement ?? this).style.setProperty('--shown', String(Math.max(1, this.maxLines - FOLD)));
    setStates(this.#internals, { streaming: this.streaming, folded: this.#isFolded });
  }

  get #isLong(): boolean {
    return this.maxLines > 0 && !this.streaming && this.#lines.count > this.maxLines;
  }

  get #isFolded(): boolean {
    return this.#isLong && this.unfolded !== true;
  }

  #show(): void {
    this.#lines.update(this.code);
    this.#colour();
  }

  #colour(): void {
    const { language } = this;
    const highlighter = loadedHighlighter(language);
    this.#lines.highlighter = highlighter;
    if (highlighter) {
      // Colours a line in the frame in which it ends.
      if (this.streaming) this.#paint();
      else this.#paintSoon();
      return;
    }
    this.#stopWaiting?.();
    if (!findLanguage(language) || this.code === '') return;
    this.#stopWaiting = whenIdle(() => {
      void loadHighlighter(language).then((loaded) => {
        if (loaded && this.isConnected && this.language === language) this.#colour();
      });
    });
  }

  #paintSoon = (): void => {
    if (this.isConnected) schedule(this, this.#paint);
  };

  #paint = (): void => {
    if (withAllowance((until) => this.#lines.paint(until - performance.now(), !this.streaming)) ?? true) this.#paintSoon();
  };

  #copy = async (): Promise<void> => {
    clearTimeout(this.#copiedTimer);
    try {
      await navigator.clipboard.writeText(this.code);
      this.copying = 'copied';
    } catch {
      // No permission or no secure context: the button explains what to do.
      this.copying = 'failed';
    }
    this.#copiedTimer = setTimeout(() => (this.copying = 'ready'), COPIED_TIME);
  };

  #download = (): void => saveFile(fileNameFor(this.filename, this.language), this.code);

  #toggleWrap = (): void => {
    this.wrap = !this.wrap;
  };

  #toggleFold = async (): Promise<void> => {
    this.unfolded = this.#isFolded;
    await this.updateComplete;
    // The block may now end far above the view: scrolls to the button.
    if (!this.unfolded) this.renderRoot.querySelector('.more')?.scrollIntoView({ block: 'nearest' });
  };

  #iconButton(part: string, label: string, icon: TemplateResult, act: () => void, pressed?: boolean): TemplateResult {
    return html`<button
      part=${part}
      class="icon-button ${part}"
      type="button"
      aria-pressed=${pressed ?? nothing}
      aria-label=${label}
      title=${label}
      @click=${act}
    >
      ${icon}
    </button>`;
  }

  override render(): TemplateResult {
    const localize = this.#localize;
    const code = localize.term('code');
    const label = [this.filename, findLanguage(this.language)?.label ?? this.language, code].find((name) => name !== '') ?? '';
    const term = { ready: 'copy', copied: 'copied', failed: 'copyFailed' } as const;
    const copy = localize.term(term[this.copying]);
    const folded = this.#isFolded;
    const offersWrap = this.wrap || (!this.streaming && this.#lines.longest > LONG_LINE);
    const scrollClass = `scroll${this.wrap ? ' wrapped' : ''}${this.lineNumbers ? ' numbered' : ''}${folded ? ' folded' : ''}`;
    return html`<div part="header" class="header">
        <span part="label" class="label">${label}</span>
        <slot name="actions"></slot>
        ${offersWrap ? this.#iconButton('wrap', localize.term('wrapLines'), wrapIcon, this.#toggleWrap, this.wrap) : nothing}
        ${this.streaming || this.code === '' ? nothing : this.#iconButton('download', localize.term('download'), downloadIcon, this.#download)}
        <button part="copy" class="icon-button ${this.copying}" type="button" title=${copy} @click=${this.#copy}>
          ${this.copying === 'copied' ? checkIcon : copyIcon}<span class="visually-hidden" aria-live="polite">${copy}</span>
        </button>
      </div>
      <div
        part="scroll"
        class=${scrollClass}
        id="code"
        role="group"
        dir="ltr"
        tabindex=${this.wrap && !folded ? nothing : 0}
        aria-label=${label === code ? label : `${code}: ${label}`}
      >
        <pre>${this.#codeElement}</pre>
      </div>
      ${
        this.#isLong
          ? html`<button part="more" class="more" type="button" aria-expanded=${!folded} aria-controls="code" @click=${this.#toggleFold}>
              ${folded ? localize.term('showAllLines', localize.number(this.#lines.count)) : localize.term('showFewerLines')}${chevronIcon}
            </button>`
          : nothing
      }`;
  }
}
