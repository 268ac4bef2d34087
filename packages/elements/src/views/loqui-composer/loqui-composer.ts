import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import type { Author } from '@loqui/core';
import { LoquiAttachEvent, LoquiCancelEvent, LoquiDraftEvent, LoquiEditEvent, LoquiSendEvent, LoquiStopEvent, LoquiTypingEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { attachIcon, mentionIcon, sendIcon, stopIcon } from '../../primitives/icons.js';
import { checkIcon } from '../../primitives/occasional-icons.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { composingBar } from './composing-bar.js';
import styles from './loqui-composer.styles.js';
import { isTypingKey } from './own-keys.js';
import { property } from '../../property.js';
import { isAuthor, isTexts } from '../../property-shapes.js';
import { strings } from './loqui-composer.strings.js';

/**
 * @summary Where one writes: a field that grows, and a send button that becomes stop while an agent answers. Escape leaves an edit or a reply, else it stops.
 * Keys that write stay inside, so that a page's shortcuts of a single key do not hear them; combinations with Ctrl or Cmd go on to the page.
 * @tag loqui-composer
 *
 * @slot tools - Buttons at the start of the row below the text.
 * @slot actions - Buttons before send.
 *
 * @fires {LoquiSendEvent} loqui-send - The text shall be sent. Cancelled, the text stays.
 * @fires {LoquiEditEvent} loqui-edit - The text shall stand in the message that is edited. Cancelled, the text stays.
 * @fires {LoquiCancelEvent} loqui-cancel - The edit or the reply is left.
 * @fires {LoquiStopEvent} loqui-stop - The run shall stop.
 * @fires {LoquiTypingEvent} loqui-typing - The person began to type, or no longer does.
 * @fires {LoquiDraftEvent} loqui-draft - The unsent text changed, told with every key.
 * @fires {LoquiAttachEvent} loqui-attach - Files were picked.
 *
 * @csspart base - The field.
 * @csspart input - The text area.
 * @csspart composing - The line above it that says what is edited or answered.
 * @csspart cancel - Its button that leaves that.
 * @csspart tools - The row below the text.
 * @csspart hint - The line about keys.
 * @csspart excess - In its place, how much of the text is too much.
 * @csspart send - The send button.
 * @csspart stop - The stop button.
 *
 * @cssState busy - An agent answers.
 * @cssState empty - Nothing is written.
 * @cssState editing - A message is edited.
 * @cssState excess - More is written than can be sent.
 */
export class LoquiComposer extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  #internals = this.attachInternals();
  #localize = new Localize(this, strings);
  #typing = false;
  /** What was being written before the edit. */
  #before = '';

  @query('textarea') private input!: HTMLTextAreaElement;
  @query('input[type="file"]') private picker!: HTMLInputElement | null;

  /** The text. */
  @property() value = '';

  /** Shown while nothing is written: who will answer. Also the field's name for a screen reader, unless `label` is given. */
  @property() placeholder = '';

  /** The field's name for a screen reader. */
  @property() label = '';

  /** Ids of the agents that are asked. */
  @property({ attribute: false, optional: true, shape: isTexts }) to?: readonly string[];

  /** Agents that can be asked by a mention; one has its own button. */
  @property({ type: Array, attribute: false, shape: isAuthor }) mentions: readonly Author[] = [];

  /** Id of the message that is edited; its text is `original`. What was written before comes back when the edit is over. */
  @property() editing = '';

  /** The text of the message that is edited. */
  @property() original = '';

  /** The server does not have that text yet: sent unchanged, it is saved too. */
  @property({ type: Boolean }) unsaved = false;

  /** Id of the message that is answered. */
  @property({ attribute: 'reply-to' }) replyTo = '';

  /** Name of the author of the message that is answered. */
  @property({ attribute: 'reply-author' }) replyAuthor = '';

  /** Beginning of the text of the message that is answered. */
  @property({ attribute: 'reply-text' }) replyText = '';

  /** How long a text may be, in UTF-16 units as the server counts them; 0: as long as one likes. What is too much is counted, and nothing is cut off. */
  @property({ type: Number }) limit = 0;

  /** An agent answers. */
  @property({ type: Boolean }) busy = false;

  /** Id of the run that stop would stop. */
  @property() run = '';

  /** Reading only. */
  @property({ type: Boolean }) readonly = false;

  /** Cannot be written in for now; what stands in it stays. */
  @property({ type: Boolean }) disabled = false;

  /** Files can be attached. */
  @property({ type: Boolean }) uploads = false;

  constructor() {
    super();
    // Heard after those of the page that listen here, and before all that is around.
    for (const type of ['keydown', 'keypress', 'keyup'] as const) this.addEventListener(type, this.#onAnyKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#typing = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('editing')) this.#turn(changed.get('editing') ?? '');
    if (['busy', 'value', 'limit', 'editing'].some((name) => changed.has(name as keyof LoquiComposer))) {
      setStates(this.#internals, { busy: this.busy, empty: this.value.trim() === '', editing: this.editing !== '', excess: this.#excess > 0 });
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.readonly) return;
    // Not bound: what was typed since the last render would be taken for what we have set.
    if (this.input.value !== this.value) this.input.value = this.value;
    if ((changed.has('editing') && this.editing !== '') || (changed.has('replyTo') && this.replyTo !== '')) this.input.focus();
  }

  /** Into an edit, from one to the next, or out of it. */
  #turn(from: string): void {
    if (from === '') this.#before = this.value;
    this.value = this.editing === '' ? this.#before : this.original;
  }

  #onInput = (): void => {
    this.value = this.input.value;
    this.#tellTyping(this.value.trim() !== '');
    this.#tellDraft();
  };

  #onAnyKey = (event: KeyboardEvent): void => {
    if (event.composedPath()[0] === this.input && isTypingKey(event)) event.stopPropagation();
  };

  #onEscape(event: KeyboardEvent): void {
    if (event.isComposing || (this.#isNew && !this.busy)) return;
    // Used here: a dialog around us does not close by it.
    event.preventDefault();
    event.stopPropagation();
    if (this.#isNew) this.#onStop();
    else this.#onCancel();
  }

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#onEscape(event);
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    // Enter that takes a word of an input method sends nothing. Safari says so by the key code only, since composing has ended there.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells it in Safari
    if (event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.send();
  };

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.send();
  };

  #onBlur = (): void => {
    this.#tellTyping(false);
  };

  #onStop = (): void => {
    this.dispatchEvent(new LoquiStopEvent(this.run));
    this.input.focus();
  };

  #onCancel = (): void => {
    this.dispatchEvent(new LoquiCancelEvent());
    this.input.focus();
  };

  #onPick = (): void => {
    const files = [...(this.picker?.files ?? [])];
    if (this.picker) this.picker.value = '';
    if (files.length > 0) this.dispatchEvent(new LoquiAttachEvent(files));
  };

  /** Neither an edit nor a reply. */
  get #isNew(): boolean {
    return this.editing === '' && this.replyTo === '';
  }

  /** What is sent: the text as written, without the white space at its end. Code at the beginning keeps its indent. */
  get #text(): string {
    return this.value.trimEnd();
  }

  /** How many UTF-16 units are too many. */
  get #excess(): number {
    return this.limit > 0 ? Math.max(0, this.#text.length - this.limit) : 0;
  }

  /** Sends the text, as the send button does. Nothing happens while it is empty, or longer than `limit`. */
  send(): void {
    const text = this.#text;
    if (text === '' || this.#excess > 0 || this.readonly || this.disabled) return;
    if (this.editing !== '') {
      this.#save(text);
      return;
    }
    if (!this.dispatchEvent(new LoquiSendEvent(text, this.to, this.replyTo || undefined))) return;
    this.value = '';
    this.#tellTyping(false);
    this.#tellDraft();
    this.input.focus();
  }

  #save(text: string): void {
    if (!this.unsaved && text === this.original.trimEnd()) this.dispatchEvent(new LoquiCancelEvent());
    else this.dispatchEvent(new LoquiEditEvent(this.editing, text));
    this.#tellTyping(false);
  }

  /** Puts a text at the caret, with a space before it where a word ends there. The browser's Undo takes it away again. */
  insert(text: string): void {
    const { selectionStart, selectionEnd } = this.input;
    const before = this.value.slice(0, selectionStart);
    const gap = before === '' || /\s$/.test(before) ? '' : ' ';
    this.input.focus();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else leaves what the browser can undo as it was
    if (document.execCommand('insertText', false, gap + text)) return;
    this.input.setRangeText(gap + text, selectionStart, selectionEnd, 'end');
    this.#onInput();
  }

  override render(): unknown {
    const say = this.#localize;
    if (this.readonly) return html`<div part="base" class="field closed">${say.term('readOnly')}</div>`;
    const name = this.label || this.placeholder || say.term('message');
    return html`<form part="base" class="field" @submit=${this.#onSubmit}>
      ${this.#composing()}
      <div class="grow" data-text=${this.value}>
        <textarea
          part="input"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          autocapitalize="sentences"
          aria-label=${name}
          aria-invalid=${this.#excess > 0 ? 'true' : nothing}
          aria-describedby=${this.#excess > 0 ? 'excess' : this.#isNew ? nothing : 'composing'}
          placeholder=${this.placeholder}
          ?disabled=${this.disabled}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          @blur=${this.#onBlur}
        ></textarea>
      </div>
      <div part="tools" class="tools">${this.#tools()}<slot name="tools"></slot>${this.#hint()}<slot name="actions"></slot>${this.#buttons()}</div>
    </form>`;
  }

  #composing(): unknown {
    if (this.#isNew) return nothing;
    const quote = this.editing === '' ? { author: this.replyAuthor, text: this.replyText } : undefined;
    return composingBar(quote, this.#localize, this.#onCancel);
  }

  #hint(): TemplateResult {
    const say = this.#localize;
    const excess = this.#excess;
    if (excess === 0) return html`<span part="hint" class="hint">${say.term(this.editing === '' ? 'sendHint' : 'saveHint')}</span>`;
    return html`<span part="excess" class="hint excess" id="excess" role="status">${say.term('tooLong', say.number(excess), excess)}</span>`;
  }

  #tools(): unknown {
    const say = this.#localize;
    const [only, ...others] = this.mentions;
    return html`
      ${
        this.uploads
          ? html`<input type="file" multiple hidden @change=${this.#onPick} />
              <button class="icon-button" type="button" title=${say.term('attach')} aria-label=${say.term('attach')} @click=${() => this.picker?.click()}>
                ${attachIcon}
              </button>`
          : nothing
      }
      ${
        only && others.length === 0
          ? html`<button
              class="icon-button"
              type="button"
              title=${say.term('mention', only.name)}
              aria-label=${say.term('mention', only.name)}
              @click=${() => this.insert(`@${only.id} `)}
            >
              ${mentionIcon}
            </button>`
          : nothing
      }
    `;
  }

  #buttons(): TemplateResult {
    const say = this.#localize;
    const empty = this.value.trim() === '';
    const editing = this.editing !== '';
    const send = say.term(editing ? 'save' : 'send');
    return html`
      ${
        this.busy && !editing
          ? html`<button part="stop" class="round stop" type="button" title=${say.term('stop')} aria-label=${say.term('stop')} @click=${this.#onStop}>
              ${stopIcon}
            </button>`
          : nothing
      }
      ${
        !this.busy || !empty || editing
          ? html`<button part="send" class="round send" type="submit" title=${send} aria-label=${send} ?disabled=${empty || this.#excess > 0 || this.disabled}>
              ${editing ? checkIcon : sendIcon}
            </button>`
          : nothing
      }
    `;
  }

  /** The start is told with every key, and thinned by the room; the end only once. */
  #tellTyping(typing: boolean): void {
    if (typing || this.#typing) this.dispatchEvent(new LoquiTypingEvent(typing));
    this.#typing = typing;
  }

  /** What stands in an edit is no draft. */
  #tellDraft(): void {
    if (this.editing === '') this.dispatchEvent(new LoquiDraftEvent(this.value));
  }
}
