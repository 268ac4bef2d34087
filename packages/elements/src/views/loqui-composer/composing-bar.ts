/** The line above the text that says what is edited or answered, with the way out. */
import { html, type TemplateResult } from 'lit';
import type { Localize } from '../../localize/localize.js';
import { replyIcon } from '../../primitives/icons.js';
import { closeIcon, pencilIcon } from '../../primitives/occasional-icons.js';
import type { strings } from './loqui-composer.strings.js';

export interface Quote {
  readonly author: string;
  readonly text: string;
}

/** @param quote what is answered; left out, a message is edited */
export function composingBar(quote: Quote | undefined, say: Localize<typeof strings>, cancel: () => void): TemplateResult {
  return html`<div part="composing" class="composing">
    ${quote ? replyIcon : pencilIcon}<span class="about" id="composing"
      ><span class="whom">${quote ? say.term('replyingTo', quote.author) : say.term('editing')}</span
      >${quote ? html` <span class="quote" dir="auto">${quote.text}</span>` : ''}</span
    ><button part="cancel" class="icon-button" type="button" title=${say.term('cancel')} aria-label=${say.term('cancel')} @click=${cancel}>${closeIcon}</button>
  </div>`;
}
