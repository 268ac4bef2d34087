/** What stands beside and above a message: its author's face and name, its time, and what it answers. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '@loqui/core';
import type { Localize } from '../../localize/localize.js';
import { replyIcon } from '../../primitives/icons.js';

/** @param time of a message that follows others of the same author, in place of the face */
export function gutterTemplate(message: Message, time: TemplateResult | undefined, grouped: boolean): TemplateResult {
  return html`<div class="gutter">${grouped ? (time ?? nothing) : html`<loqui-avatar part="avatar" .author=${message.author}></loqui-avatar>`}</div>`;
}

export function headerTemplate({ author, editedAt }: Message, note: string, time: TemplateResult | undefined, say: Localize): TemplateResult {
  return html`<div part="header" class="header">
    <span class="name"><bdi>${author.name}</bdi></span>
    ${author.kind === 'agent' ? html`<span class="visually-hidden">(${say.term('agent')})</span>` : nothing}
    ${note ? html`<span class="note"><bdi>${note}</bdi></span>` : nothing} ${time ?? nothing}
    ${editedAt === undefined ? nothing : html`<span class="note">${say.term('edited')}</span>`}
  </div>`;
}

/** @param author of the message that is answered; '' where that is not loaded: the way there is shown all the same */
export function quoteTemplate(author: string, text: string, say: Localize, jump: () => void): TemplateResult {
  const quote = author
    ? html`<span class="visually-hidden">${say.term('replyTo', author)}</span> <span class="reply-author" aria-hidden="true">${author}</span>
        <span class="reply-text" dir="auto">${text}</span>`
    : html`<span class="reply-text">${say.term('replyToEarlier')}</span>`;
  return html`<button part="reply" class="reply" type="button" @click=${jump}>${replyIcon} ${quote}</button>`;
}
