/** Rows around the text: above it what is edited or answered, below it tools, a hint and buttons. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Author } from '@loqui/core';
import type { Localize } from '../../localize/localize.js';
import { attachIcon, checkIcon, closeIcon, mentionIcon, pencilIcon, replyIcon, sendIcon, stopIcon } from '../../primitives/icons.js';
import type { strings } from './loqui-composer.strings.js';

type Localized = Localize<typeof strings>;

export interface Quote {
  readonly author: string;
  readonly text: string;
}

/** @param quote what is answered; without it, a message is edited */
export function composingBar(quote: Quote | undefined, localize: Localized, cancel: () => void): TemplateResult {
  return html`<div part="composing" class="composing">
    ${quote ? replyIcon : pencilIcon}<span class="about"
      ><span class="whom" id="whom">${quote ? localize.term('replyingTo', quote.author) : localize.term('editing')}</span>
      ${quote ? html`<span class="quote" id="quote" dir="auto">${quote.text}</span>` : ''}</span
    ><button part="cancel" class="icon-button" type="button" title=${localize.term('cancel')} aria-label=${localize.term('cancel')} @click=${cancel}>
      ${closeIcon}
    </button>
  </div>`;
}
export function attachTool(localize: Localized, onFiles: (files: readonly File[]) => unknown): TemplateResult {
  const label = localize.term('attach');
  const onChange = ({ target }: Event): void => {
    const picker = target as HTMLInputElement;
    const files = [...(picker.files ?? [])];
    // Otherwise the same file cannot be picked again.
    picker.value = '';
    if (files.length > 0) onFiles(files);
  };
  const open = ({ currentTarget }: Event): void => {
    const picker = (currentTarget as Element).previousElementSibling;
    if (picker instanceof HTMLInputElement) picker.click();
  };
  return html`<input type="file" multiple hidden @change=${onChange} />
    <button class="icon-button" type="button" title=${label} aria-label=${label} @click=${open}>${attachIcon}</button>`;
}

export function mentionTool({ id, name }: Author, localize: Localized, insert: (text: string) => void): TemplateResult {
  const label = localize.term('mention', name);
  return html`<button class="icon-button" type="button" title=${label} aria-label=${label} @click=${() => insert(`@${id} `)}>${mentionIcon}</button>`;
}

export function hintTemplate(editing: boolean, localize: Localized): TemplateResult {
  return html`<span part="hint" class="hint">${localize.term(editing ? 'saveHint' : 'sendHint')}</span>`;
}

/** @param excess UTF-16 units beyond the limit */
export function excessTemplate(excess: number, localize: Localized): TemplateResult {
  return html`<span part="excess" class="hint excess" id="excess" role="status">${localize.term('tooLong', localize.number(excess), excess)}</span>`;
}

export interface MainButtons {
  readonly editing: boolean;
  readonly empty: boolean;
  readonly busy: boolean;
  readonly disabled: boolean;
}

export function mainButtons({ editing, empty, busy, disabled }: MainButtons, localize: Localized, onStop: () => void): TemplateResult {
  const stop = localize.term('stop');
  const send = localize.term(editing ? 'save' : 'send');
  const isStopping = busy && !editing;
  return html`
    ${isStopping ? html`<button part="stop" class="round stop" type="button" title=${stop} aria-label=${stop} @click=${onStop}>${stopIcon}</button>` : nothing}
    ${
      isStopping && empty
        ? nothing
        : html`<button part="send" class="round send" type="submit" title=${send} aria-label=${send} ?disabled=${empty || disabled}>
            ${editing ? checkIcon : sendIcon}
          </button>`
    }
  `;
}

export function needsTwoLines(input: HTMLTextAreaElement): boolean {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(input);
  return input.scrollHeight - parseFloat(paddingTop) - parseFloat(paddingBottom) > 1.5 * parseFloat(lineHeight);
}
