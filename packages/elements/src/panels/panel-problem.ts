/** A problem of a panel: shown above its composer until the person closes it. */
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { LoquiErrorEvent } from '../events.js';
import { need, needSoon } from '../lazy.js';
import { failureText } from '../localize/failure-words.js';
import type { Localize } from '../localize/localize.js';
import type { strings } from './room-panel.strings.js';

const TAG = 'loqui-error-state';

export class PanelProblem {
  #text = '';

  constructor(
    private readonly host: LitElement,
    private readonly localize: Localize<typeof strings>,
    private readonly dismissed: () => void,
  ) {
    host.addEventListener(LoquiErrorEvent.type, this.#onError);
  }

  /** Fetches the element that shows a problem when the page is idle: with the line closed it could not be fetched. */
  prepare(): void {
    needSoon(TAG);
  }

  /** Shows bare text until the element is defined. */
  template(): TemplateResult | typeof nothing {
    if (this.#text === '') return nothing;
    const text = customElements.get(TAG) ? nothing : this.#text;
    return html`<loqui-error-state part="error" dismissible .text=${this.#text} @loqui-dismiss=${this.#onDismiss}>${text}</loqui-error-state>`;
  }

  alone(text: string): TemplateResult {
    need(TAG);
    return html`<loqui-error-state .text=${text}></loqui-error-state>`;
  }

  readonly #onError = (event: LoquiErrorEvent): void => {
    if (event.shown) return;
    // Deferred: an outer listener may still cancel it.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      this.#show(failureText(event.error, this.localize));
      console.warn(event.error);
      if (customElements.get(TAG)) return;
      need(TAG);
      void customElements.whenDefined(TAG).then(() => this.host.requestUpdate());
    });
  };

  readonly #onDismiss = (): void => {
    this.#show('');
    this.dismissed();
  };

  #show(text: string): void {
    this.#text = text;
    this.host.requestUpdate();
  }
}
