/** Beside and above a message: avatar, name, time, quote. White space between tags would add nodes to every row. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Message } from '@loqui/core';
import type { Localize } from '../../localize/localize.js';
import { replyIcon } from '../../primitives/icons.js';
import type { strings } from './loqui-message.strings.js';

/** @param full with the date as its title @param bare without AM and PM, for a grouped message */
export function timeTemplate(
  { createdAt }: Message,
  localize: Localize<typeof strings>,
  { full, bare = false }: { readonly full: boolean; readonly bare?: boolean },
): TemplateResult {
  const date = new Date(createdAt);
  const title = full ? localize.date(date, { dateStyle: 'full', timeStyle: 'short' }) : nothing;
  return html`<time class=${bare ? 'gutter' : nothing} datetime=${date.toISOString()} title=${title} .textContent=${localize.clock(date, bare)}></time>`;
}

export function hiddenNameTemplate(name: string): TemplateResult {
  return html`<span class="visually-hidden" .textContent=${name}></span>`;
}

export function headerTemplate(
  { author, editedAt }: Message,
  note: string,
  time: TemplateResult | undefined,
  localize: Localize<typeof strings>,
): TemplateResult {
  const noteTemplate = note ? html`<span class="note"><bdi>${note}</bdi></span>` : nothing;
  const edited = editedAt === undefined ? nothing : html`<span class="note">${localize.term('edited')}</span>`;
  const rest = note || editedAt !== undefined ? html`${noteTemplate}${time ?? nothing}${edited}` : (time ?? nothing);
  if (author.kind !== 'agent') return html`<div part="header" class="header"><bdi class="name" .textContent=${author.name}></bdi>${rest}</div>`;
  const kind = `(${localize.term('agent')})`;
  // prettier-ignore
  return html`<div part="header" class="header"><bdi class="name" .textContent=${author.name}></bdi><span class="visually-hidden" .textContent=${kind}></span>${rest}</div>`;
}

/** @param author '' where the answered message is not loaded: the button leads there too */
export function quoteTemplate(author: string, text: string, localize: Localize<typeof strings>, jump: () => void): TemplateResult {
  const quote = author
    ? html`<span class="visually-hidden">${localize.term('replyTo', author)}</span> <span class="reply-author" aria-hidden="true">${author}</span>
        <span class="reply-text" dir="auto">${text}</span>`
    : html`<span class="reply-text">${localize.term('replyToEarlier')}</span>`;
  return html`<button part="reply" class="reply" type="button" @click=${jump}>${replyIcon} ${quote}</button>`;
}
