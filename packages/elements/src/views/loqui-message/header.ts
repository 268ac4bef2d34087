/** What stands beside and above a message: its author's face and name, its time, and what it answers. No white space between the tags: each would be a node of every row. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '@loqui/core';
import type { Localize } from '../../localize/localize.js';
import { replyIcon } from '../../primitives/icons.js';
import type { strings } from './loqui-message.strings.js';

/** @param full the date as well, as its title @param bare without AM and PM, beside a message that follows others of the same author */
export function timeTemplate(
  { createdAt }: Message,
  say: Localize<typeof strings>,
  { full, bare = false }: { readonly full: boolean; readonly bare?: boolean },
): TemplateResult {
  const date = new Date(createdAt);
  const title = full ? say.date(date, { dateStyle: 'full', timeStyle: 'short' }) : nothing;
  return html`<time class=${bare ? 'gutter' : nothing} datetime=${date.toISOString()} title=${title} .textContent=${say.clock(date, bare)}></time>`;
}

/** The name alone, for a screen reader: of a message without a header. */
export function hiddenNameTemplate(name: string): TemplateResult {
  return html`<span class="visually-hidden" .textContent=${name}></span>`;
}

/** @param time left out where it is not shown */
export function headerTemplate({ author, editedAt }: Message, note: string, time: TemplateResult | undefined, say: Localize<typeof strings>): TemplateResult {
  const noteTemplate = note ? html`<span class="note"><bdi>${note}</bdi></span>` : nothing;
  const edited = editedAt === undefined ? nothing : html`<span class="note">${say.term('edited')}</span>`;
  const rest = note || editedAt !== undefined ? html`${noteTemplate}${time ?? nothing}${edited}` : (time ?? nothing);
  if (author.kind !== 'agent') return html`<div part="header" class="header"><bdi class="name" .textContent=${author.name}></bdi>${rest}</div>`;
  const kind = `(${say.term('agent')})`;
  // prettier-ignore
  return html`<div part="header" class="header"><bdi class="name" .textContent=${author.name}></bdi><span class="visually-hidden" .textContent=${kind}></span>${rest}</div>`;
}

/** @param author of the message that is answered; '' where it is not loaded: the button leads there all the same */
export function quoteTemplate(author: string, text: string, say: Localize<typeof strings>, jump: () => void): TemplateResult {
  const quote = author
    ? html`<span class="visually-hidden">${say.term('replyTo', author)}</span> <span class="reply-author" aria-hidden="true">${author}</span>
        <span class="reply-text" dir="auto">${text}</span>`
    : html`<span class="reply-text">${say.term('replyToEarlier')}</span>`;
  return html`<button part="reply" class="reply" type="button" @click=${jump}>${replyIcon} ${quote}</button>`;
}
