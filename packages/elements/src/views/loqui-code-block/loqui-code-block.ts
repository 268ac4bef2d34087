import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { flush, schedule, unschedule } from '../../frame.js';
import { codeColourStyles } from '../../highlight/code-colour.js';
import { CodeLines } from '../../highlight/code-lines.js';
import { loadHighlighter, loadedHighlighter } from '../../highlight/highlighter.js';
import { whenIdle } from '../../idle.js';
import { findLanguage } from '../../highlight/languages.js';
import { Localize } from '../../localize/localize.js';
import { checkIcon, copyIcon } from '../../primitives/icons.js';
import { wrapIcon } from '../../primitives/occasional-icons.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { codeWords } from './code-words.js';
import styles from './loqui-code-block.styles.js';

/** Milliseconds of colouring per frame. */
const PAINT_BUDGET = 5;
/** Milliseconds that "Copied" stays. */
const COPIED_TIME = 2000;
/** A line longer than this makes the wrap button worth its place. */
const LONG_LINE = 60;

/**
 * @summary A block of code: readable at once, coloured line by line, cheap to append to while it streams.
 * @tag loqui-code-block
 *
 * @slot actions - Buttons before the copy button.
 *
 * @csspart header - The line with the language and the buttons.
 * @csspart label - The file name or the language.
 * @csspart wrap - The button that wraps long lines.
 * @csspart copy - The copy button.
 * @csspart scroll - The box that scrolls sideways.
 * @csspart code - The code.
 *
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
 */
export class LoquiCodeBlock extends LitElement {
  static override styles = [baseStyles, buttonStyles, codeColourStyles, styles];

  readonly #localize = new Localize(this);
  readonly #internals = this.attachInternals();
  #lines: CodeLines | undefined;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;
  #stopWaiting: (() => void) | undefined;

  @query('code') private readonly codeElement!: HTMLElement;

  @state() private copying: 'ready' | 'copied' | 'failed' = 'ready';
  @state() private wrapped = false;
  @state() private hasLongLine = false;

  /** The code. While it grows by appending, only what is new is drawn. */
  @property({ attribute: false }) code = '';

  /** Name of the language or an alias (`ts`, `python`); unknown ones are shown as they are and stay plain. */
  @property() language = '';

  /** Name of the file, shown instead of the language. */
  @property() filename = '';

  /** More code is coming: the last line stays plain until it ends. */
  @property({ type: Boolean }) streaming = false;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#colour();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    unschedule(this);
    this.#stopWaiting?.();
    clearTimeout(this.#copiedTimer);
    this.copying = 'ready';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('streaming')) setStates(this.#internals, { streaming: this.streaming });
    if ((changed.has('code') || changed.has('streaming')) && !this.streaming) this.hasLongLine = this.code.split('\n').some((line) => line.length > LONG_LINE);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#lines || changed.has('code') || changed.has('language') || changed.has('streaming')) this.#show();
  }

  #show(): void {
    this.#lines ??= new CodeLines(this.codeElement);
    this.#lines.update(this.code);
    this.#colour();
  }

  /** Colours what is finished; fetches the grammar first when it is not there yet, and nobody waits for that. */
  #colour(): void {
    const { language } = this;
    const highlighter = loadedHighlighter(language);
    this.#lines!.highlighter = highlighter;
    if (highlighter) {
      schedule(this, this.#paint);
      // A line that has just ended is coloured in the frame it is drawn in.
      if (this.streaming) flush(this);
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

  #paint = (): void => {
    if (this.#lines!.paint(PAINT_BUDGET, !this.streaming)) schedule(this, this.#paint);
  };

  #copy = async (): Promise<void> => {
    clearTimeout(this.#copiedTimer);
    try {
      await navigator.clipboard.writeText(this.code);
      this.copying = 'copied';
    } catch {
      // No permission or no secure context: the button says what to do instead.
      this.copying = 'failed';
    }
    this.#copiedTimer = setTimeout(() => (this.copying = 'ready'), COPIED_TIME);
  };

  #toggleWrap = (): void => {
    this.wrapped = !this.wrapped;
  };

  override render(): TemplateResult {
    const words = codeWords(this.#localize.lang());
    const label = [this.filename, findLanguage(this.language)?.label ?? this.language, words.code].find((name) => name !== '') ?? '';
    const term = { ready: 'copy', copied: 'copied', failed: 'copyFailed' } as const;
    const copy = this.#localize.term(term[this.copying]);
    return html`<div part="header" class="header">
        <span part="label" class="label">${label}</span>
        <slot name="actions"></slot>
        ${
          this.hasLongLine
            ? html`<button
                part="wrap"
                class="icon-button wrap"
                type="button"
                aria-pressed=${this.wrapped}
                aria-label=${words.wrap}
                title=${words.wrap}
                @click=${this.#toggleWrap}
              >
                ${wrapIcon}
              </button>`
            : nothing
        }
        <button part="copy" class="icon-button ${this.copying}" type="button" title=${copy} @click=${this.#copy}>
          ${this.copying === 'copied' ? checkIcon : copyIcon}<span class="visually-hidden" aria-live="polite">${copy}</span>
        </button>
      </div>
      <div
        part="scroll"
        class="scroll ${this.wrapped ? 'wrapped' : ''}"
        role="group"
        dir="ltr"
        tabindex="0"
        aria-label=${label === words.code ? label : `${words.code}: ${label}`}
      >
        <pre><code part="code" translate="no"></code></pre>
      </div>`;
  }
}
