import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { disclosureStyles } from '../../styles/disclosure.styles.js';
import { chevronIcon } from '../icons.js';
import styles from './loqui-disclosure.styles.js';

/**
 * @summary A line that opens what is below it: a native `<details>`. Those with the same `name` are an accordion, of which one is open.
 * @tag loqui-disclosure
 *
 * @slot - What is shown when it is open.
 * @slot summary - Instead of the attribute.
 *
 * @fires {ToggleEvent} toggle - It has been opened or closed. As of a native `<details>`: does not bubble.
 *
 * @csspart base - The native `<details>`.
 * @csspart summary - The line.
 * @csspart label - The words of the line.
 * @csspart content - Around what is shown when it is open.
 *
 * @cssState open - It is open.
 * @cssState disabled - The person cannot open or close it.
 */
export class LoquiDisclosure extends LitElement {
  static override styles = [baseStyles, disclosureStyles, styles];

  #internals = this.attachInternals();

  @query('summary') private line!: HTMLElement | null;
  @query('details') private details!: HTMLDetailsElement | null;

  /** The line. Also a slot. */
  @property() summary = '';

  @property({ type: Boolean, reflect: true }) open = false;

  /** Opening it closes all of the same name in the same document or shadow root, as of a native `<details>`. */
  @property({ reflect: true }) name = '';

  /** The person cannot open or close it; the page can. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  @property({ reflect: true, oneOf: ['neutral', 'quiet'] }) variant: 'neutral' | 'quiet' = 'neutral';

  @property({ reflect: true, oneOf: ['small', 'medium', 'large'] }) size: 'small' | 'medium' | 'large' = 'medium';

  override focus(options?: FocusOptions): void {
    this.line?.focus(options);
  }

  /** Opens or closes it as the person does. */
  override click(): void {
    this.line?.click();
  }

  protected override updated(changed: PropertyValues<this>): void {
    setStates(this.#internals, { open: this.open, disabled: this.disabled });
    // The browser has it when it opens what a search in the page has found.
    if (this.details && this.details.open !== this.open) this.details.open = this.open;
    if (this.open && (changed.has('open') || changed.has('name'))) this.#closeOthers();
  }

  /** A native group does not cross shadow roots. */
  #closeOthers(): void {
    if (this.name === '' || !this.isConnected) return;
    const root = this.getRootNode() as ParentNode;
    for (const other of root.querySelectorAll(`loqui-disclosure[name="${CSS.escape(this.name)}"]`))
      if (other !== this && other instanceof LoquiDisclosure) other.open = false;
  }

  #onToggle = (event: ToggleEvent): void => {
    if (!this.details || event.target !== this.details) return;
    this.open = this.details.open;
    const { oldState, newState } = event;
    this.dispatchEvent(new ToggleEvent('toggle', { oldState, newState }));
  };

  #onClick = (event: Event): void => {
    if (this.disabled) event.preventDefault();
  };

  override render(): TemplateResult {
    const { variant, size, disabled } = this;
    return html`<details part="base" class="${variant} ${size} ${disabled ? 'off' : ''}" @toggle=${this.#onToggle}>
      <summary part="summary" aria-disabled=${disabled ? 'true' : nothing} tabindex=${disabled ? -1 : nothing} @click=${this.#onClick}>
        <span class="chevron">${chevronIcon}</span>
        <span part="label"><slot name="summary">${this.summary}</slot></span>
      </summary>
      <div part="content"><slot></slot></div>
    </details>`;
  }
}
