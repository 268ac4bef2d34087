import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import type { Author } from '@loqui/core';
import { LoquiAttachEvent, LoquiCancelEvent, LoquiDraftEvent, LoquiEditEvent, LoquiSendEvent, LoquiStopEvent, LoquiTypingEvent } from '../../events.js';
import { Localize } from '../../localize/localize.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { buttonStyles } from '../../styles/button.styles.js';
import { isSendKey, isTypingKey } from './composer-keys.js';
import { attachTool, composingBar, excessTemplate, hintTemplate, mainButtons, mentionTool, needsTwoLines } from './composer-rows.js';
import styles from './loqui-composer.styles.js';
import { suggestFor } from './suggest.js';
import { property } from '../../property.js';
import { isAuthor, isTexts } from '../../property-shapes.js';
import { strings } from './loqui-composer.strings.js';

/**
 * @summary A text field that grows, and a send button that becomes stop while an agent answers. Escape leaves an edit or a reply, otherwise it stops.
 * Events of typing keys stop here, so that they trigger no single-key shortcut of the page; combinations with Ctrl or Cmd reach the page.
 * @tag loqui-composer
 *
 * @slot tools - Buttons at the start of the row below the text.
 * @slot actions - Buttons before send.
 *
 * @fires {LoquiSendEvent} loqui-send - Send the text. Cancelled, the text stays.
 * @fires {LoquiEditEvent} loqui-edit - Save the text as the edited message. Cancelled, the text stays.
 * @fires {LoquiCancelEvent} loqui-cancel - Cancel the edit or the reply.
 * @fires {LoquiStopEvent} loqui-stop - Stop the run.
 * @fires {LoquiTypingEvent} loqui-typing - The person has begun or stopped typing.
 * @fires {LoquiDraftEvent} loqui-draft - The unsent text changed. Emitted with every key.
 * @fires {LoquiAttachEvent} loqui-attach - Files were picked.
 * @fires {LoquiCommandEvent} loqui-command - Run a command that was chosen after a slash. Cancelled, it is not run.
 *
 * @csspart base - The field.
 * @csspart input - The text area.
 * @csspart suggestions - The list of commands, people and agents for the word at the caret, in the top layer.
 * @csspart heading - A heading in that list.
 * @csspart option - A row of it.
 * @csspart option-active - The row that Enter chooses.
 * @csspart composing - The line above it with the edited or answered message.
 * @csspart cancel - The cancel button in that line.
 * @csspart tools - The row below the text.
 * @csspart hint - The line about keys.
 * @csspart excess - Shown instead of the hint: by how much the text is too long.
 * @csspart send - The send button.
 * @csspart stop - The stop button.
 *
 * @cssState busy - An agent answers.
 * @cssState empty - The text is empty.
 * @cssState editing - A message is edited.
 * @cssState tall - Text and buttons are in two rows: the text needs two lines, or there are tools.
 * @cssState excess - The text is longer than can be sent.
 */
export class LoquiComposer extends LitElement {
  static override styles = [baseStyles, buttonStyles, styles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  #internals = this.attachInternals();
  #localize = new Localize(this, strings);
  #typing = false;
  #before = '';

  @query('textarea') private input!: HTMLTextAreaElement;

  /** The text needed a second line since it was last empty: it keeps the whole width. */
  #isLong = false;

  /** The page has put something into `tools`, which needs a row of its own. */
  #hasTools = false;

  @property() value = '';

  /** Says who will answer. Also the field's name for screen readers, unless `label` is set. */
  @property() placeholder = '';

  /** The field's name for screen readers. */
  @property() label = '';

  /** Ids of the agents that are asked. */
  @property({ attribute: false, optional: true, shape: isTexts }) to?: readonly string[];

  /** Agents that a mention can ask; a single one has its own button. */
  @property({ type: Array, attribute: false, shape: isAuthor }) mentions: readonly Author[] = [];

  /** Id of the message that is edited, with the text `original`. The previous text returns after the edit. */
  @property() editing = '';

  /** Text of the message that is edited. */
  @property() original = '';

  /** The server does not have `original` yet: it is saved even if unchanged. */
  @property({ type: Boolean }) unsaved = false;

  /** Id of the message that is answered. */
  @property({ attribute: 'reply-to' }) replyTo = '';

  /** Author of the message that is answered. */
  @property({ attribute: 'reply-author' }) replyAuthor = '';

  /** Beginning of its text. */
  @property({ attribute: 'reply-text' }) replyText = '';

  /** Longest text in UTF-16 units, as the server counts; 0: no limit. The excess is counted, nothing is cut off. */
  @property({ type: Number }) limit = 0;

  /** An agent answers. */
  @property({ type: Boolean }) busy = false;

  /** Id of the run that Stop stops. */
  @property() run = '';

  @property({ type: Boolean }) readonly = false;

  /** Nothing can be written for now; the text stays. */
  @property({ type: Boolean }) disabled = false;

  @property({ type: Boolean }) uploads = false;

  constructor() {
    super();
    // Runs after the page's listeners at this element and before those around it.
    for (const type of ['keydown', 'keypress', 'keyup'] as const) this.addEventListener(type, this.#onAnyKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#typing = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('editing')) this.#switchEdit(changed.get('editing') ?? '');
    if (['busy', 'value', 'limit', 'editing'].some((name) => changed.has(name as keyof LoquiComposer))) {
      setStates(this.#internals, { busy: this.busy, empty: this.value.trim() === '', editing: this.editing !== '', excess: this.#excess > 0 });
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (this.readonly) return;
    // Not bound: Lit would compare with its last render, not with what was typed since.
    if (this.input.value !== this.value) this.input.value = this.value;
    if (changed.has('value')) this.#isLong = this.value !== '' && (this.#isLong || needsTwoLines(this.input));
    this.#chooseRows();
    if ((changed.has('editing') && this.editing !== '') || (changed.has('replyTo') && this.replyTo !== '')) this.input.focus();
  }

  #switchEdit(from: string): void {
    if (from === '') this.#before = this.value;
    this.value = this.editing === '' ? this.#before : this.original;
  }

  #onInput = (): void => {
    this.value = this.input.value;
    this.#emitTyping(this.value.trim() !== '');
    this.#emitDraft();
    suggestFor(this, this.value);
  };

  #onAnyKey = (event: KeyboardEvent): void => {
    if (event.composedPath()[0] === this.input && isTypingKey(event)) event.stopPropagation();
  };

  #onEscape(event: KeyboardEvent): void {
    if (event.isComposing || (this.#isNew && !this.busy)) return;
    // A dialog around the composer must stay open.
    event.preventDefault();
    event.stopPropagation();
    if (this.#isNew) this.#onStop();
    else this.#onCancel();
  }

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#onEscape(event);
    if (!isSendKey(event)) return;
    event.preventDefault();
    this.send();
  };

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.send();
  };

  #onTools = (event: Event): void => {
    this.#hasTools = (event.target as HTMLSlotElement).assignedElements({ flatten: true }).length > 0;
    this.#chooseRows();
  };

  #chooseRows(): void {
    setStates(this.#internals, { tall: !this.#isNew || this.#excess > 0 || this.#isLong || this.#hasTools });
  }

  #onBlur = (): void => this.#emitTyping(false);

  #onStop = (): void => {
    this.dispatchEvent(new LoquiStopEvent(this.run));
    this.input.focus();
  };

  #onCancel = (): void => {
    this.dispatchEvent(new LoquiCancelEvent());
    this.input.focus();
  };

  #onFiles = (files: readonly File[]): boolean => this.dispatchEvent(new LoquiAttachEvent(files));

  get #isNew(): boolean {
    return this.editing === '' && this.replyTo === '';
  }

  /** The text without white space at its end. Code at the beginning keeps its indent. */
  get #text(): string {
    return this.value.trimEnd();
  }

  get #excess(): number {
    return this.limit > 0 ? Math.max(0, this.#text.length - this.limit) : 0;
  }

  /** Sends the text, as the send button does. Ignored while it is empty or longer than `limit`. */
  send(): void {
    const text = this.#text;
    if (text === '' || this.#excess > 0 || this.readonly || this.disabled) return;
    if (this.editing !== '') {
      this.#save(text);
      return;
    }
    if (!this.dispatchEvent(new LoquiSendEvent(text, this.to, this.replyTo || undefined))) return;
    this.value = '';
    this.#emitTyping(false);
    this.#emitDraft();
    this.input.focus();
  }

  #save(text: string): void {
    if (!this.unsaved && text === this.original.trimEnd()) this.dispatchEvent(new LoquiCancelEvent());
    else this.dispatchEvent(new LoquiEditEvent(this.editing, text));
    this.#emitTyping(false);
  }

  /** Inserts text at the caret, after a space where a word ends there. The browser's Undo removes it. */
  insert(text: string): void {
    const { selectionStart, selectionEnd } = this.input;
    const before = this.value.slice(0, selectionStart);
    const gap = before === '' || /\s$/.test(before) ? '' : ' ';
    this.input.focus();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else keeps the browser's undo history
    if (document.execCommand('insertText', false, gap + text)) return;
    this.input.setRangeText(gap + text, selectionStart, selectionEnd, 'end');
    this.#onInput();
  }

  override render(): unknown {
    const localize = this.#localize;
    if (this.readonly) return html`<div part="base" class="field closed">${localize.term('readOnly')}</div>`;
    const name = this.label || this.placeholder || localize.term('message');
    const editing = this.editing !== '';
    const quote = editing ? undefined : { author: this.replyAuthor, text: this.replyText };
    const [only, ...others] = this.mentions;
    const buttons = { editing, empty: this.value.trim() === '', busy: this.busy, disabled: this.#excess > 0 || this.disabled };
    return html`<form part="base" class="field" @submit=${this.#onSubmit}>
      ${this.#isNew ? nothing : composingBar(quote, localize, this.#onCancel)}
      <div class="grow" data-text=${this.value}>
        <textarea
          part="input"
          rows="1"
          dir="auto"
          enterkeyhint="send"
          autocapitalize="sentences"
          aria-label=${name}
          aria-invalid=${this.#excess > 0 ? 'true' : nothing}
          aria-describedby=${this.#excess > 0 ? 'excess' : this.#isNew ? nothing : 'whom quote'}
          placeholder=${this.placeholder}
          ?disabled=${this.disabled}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          @blur=${this.#onBlur}
        ></textarea>
      </div>
      <div part="tools" class="tools">
        ${this.uploads ? attachTool(localize, this.#onFiles) : nothing}
        ${only && others.length === 0 ? mentionTool(only, localize, (text) => this.insert(text)) : nothing}<slot
          name="tools"
          @slotchange=${this.#onTools}
        ></slot
        >${this.#excess > 0 ? excessTemplate(this.#excess, localize) : hintTemplate(editing, localize)}<slot name="actions"></slot
        >${mainButtons(buttons, localize, this.#onStop)}
      </div>
    </form>`;
  }

  /** Emits the start with every key, which the room throttles, and the end once. */
  #emitTyping(typing: boolean): void {
    if (typing || this.#typing) this.dispatchEvent(new LoquiTypingEvent(typing));
    this.#typing = typing;
  }

  #emitDraft(): void {
    if (this.editing === '') this.dispatchEvent(new LoquiDraftEvent(this.value));
  }
}
