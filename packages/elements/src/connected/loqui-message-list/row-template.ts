import { html, nothing, type TemplateResult } from 'lit';
import type { DirectiveResult } from 'lit/directive.js';
import type { Message } from '@loqui/core';
import type { Observable } from 'rxjs';
import { observe } from '../../observe.js';
import type { LoquiPresentEvent } from '../../events.js';
import { need } from '../../lazy.js';
import type { Localize } from '../../localize/localize.js';
import { exportparts } from '../../styles/forwarded-parts.js';
import { troubleText, type Trouble } from '../room-trouble.js';
import type { TopState } from './room-state.js';
import type { Row } from './rows.js';
import type { strings } from './loqui-message-list.strings.js';

export const gapTemplate = html`<div class="gap"></div>`;

const NONE: Row['offers'] = [];

export interface RowSetting {
  readonly key: string;
  readonly gap: boolean;
  /** From 1; `size` is -1 while older messages are not loaded. */
  readonly position: number;
  readonly size: number;
  readonly message: Observable<Message | undefined>;
  readonly note: DirectiveResult | string;
  readonly layout: 'bubbles' | 'flat';
  readonly marked: boolean;
  readonly current: boolean;
  readonly readonly: boolean;
}

export function rowTemplate(row: Row, setting: RowSetting): TemplateResult {
  return html`${setting.gap ? gapTemplate : nothing}${
      row.day === undefined ? nothing : html`<loqui-day-separator part="day" data-part .value=${row.day}></loqui-day-separator>`
    }<loqui-message
      part="message"
      exportparts=${exportparts('loqui-message-list', 'loqui-message')}
      data-row=${setting.key}
      role="article"
      aria-posinset=${setting.position}
      aria-setsize=${setting.size}
      tabindex=${setting.current ? 0 : -1}
      .message=${observe(setting.message)}
      .own=${row.own}
      .grouped=${row.grouped}
      .layout=${setting.layout}
      .replyAuthor=${row.replyAuthor}
      .replyText=${row.replyText}
      .note=${setting.note}
      .offers=${setting.readonly ? NONE : row.offers}
      .noRetry=${row.noRetry}
      .highlighted=${setting.marked}
      .reachable=${setting.current}
    ></loqui-message>`;
}

/** @param again opens the room again */
export function troubleTemplate(trouble: Trouble, localize: Localize<typeof strings>, again: () => void): TemplateResult {
  return html`<div part="trouble" class="trouble" role="alert">
    <p>${troubleText(trouble, localize)}</p>
    <button class="button" type="button" @click=${again}>${localize.term('tryAgain')}</button>
  </div>`;
}

/** @param again requests the page again */
export function topTemplate(state: TopState, localize: Localize<typeof strings>, again: () => void): TemplateResult {
  switch (state) {
    case 'opening':
      return html`<div class="opening" role="status"><span class="visually-hidden">${localize.term('opening')}</span><i></i><i></i><i></i></div>`;
    case 'delayed':
      return html`<div part="paging" class="paging" role="status">${localize.term('roomDelayed')}</div>`;
    case 'loading':
      return html`<div part="paging" class="paging"><span class="loading">${localize.term('loadingOlder')}…</span></div>`;
    case 'failed':
      return html`<div part="paging" class="paging">
        ${localize.term('olderFailed')} <button class="button link" type="button" @click=${again}>${localize.term('tryAgain')}</button>
      </div>`;
    case 'idle':
      return html`<div class="paging idle"></div>`;
  }
}

interface Distance {
  readonly unread: number;
  readonly away: boolean;
  readonly far: boolean;
}

/** The button to the newest messages; `nothing` when the reader is there. */
export function pillTemplate({ unread, away, far }: Distance, onPresent: (event: LoquiPresentEvent) => void): TemplateResult | typeof nothing {
  if (!away && !far && unread === 0) return nothing;
  need('loqui-new-messages');
  return html`<div class="pill"><loqui-new-messages part="pill" .count=${unread} .away=${away} @loqui-present=${onPresent}></loqui-new-messages></div>`;
}
