/** What every element of a form has: label, hint, error, the validity of an inner native control, reset and restore. */
import { LitElement, html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { property } from '../property.js';
import { setStates } from '../states.js';
import { baseStyles } from '../styles/base.styles.js';
import { formControlStyles } from './form-control.styles.js';
import { isSubmitting, submitFrom, whenReported } from './form-report.js';
import { warningIcon } from './icons.js';
import { isComposedKey } from './composed-key.js';

export type NativeControl = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export abstract class FormControl extends LitElement {
  static readonly formAssociated: boolean = true;
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [baseStyles, formControlStyles];

  protected readonly internals = this.attachInternals();
  #custom = '';
  #checks = false;
  #revealed = false;

  /** Disabled by itself or by a fieldset. */
  @state() protected off = false;

  /** The field's name in the data of the form. */
  @property({ reflect: true }) name = '';

  /** What is asked. Also a slot. */
  @property() label = '';

  /** A sentence of help. Also a slot. */
  @property() hint = '';

  /** A problem that the site found. It does not hold the form back, as `setCustomValidity()` does. Also a slot. */
  @property() error = '';

  @property({ reflect: true, oneOf: ['small', 'medium', 'large'] }) size: 'small' | 'medium' | 'large' = 'medium';

  @property({ type: Boolean, reflect: true }) required = false;

  @property({ type: Boolean, reflect: true }) disabled = false;

  @property({ type: Boolean, reflect: true }) readonly = false;

  constructor() {
    super();
    this.addEventListener('invalid', this.#onInvalid);
    this.addEventListener('focusin', this.#onFocusin);
  }

  /** The native control that judges the value; `null` before the first render. */
  protected abstract get control(): NativeControl | null;

  /** Writes the value into the native control. */
  protected abstract fill(control: NativeControl): void;

  /** What the form sends; `null` for nothing. */
  protected abstract formValue(): string | FormData | null;

  /** What the browser keeps for a page that comes back. */
  protected formState(): string | FormData | null {
    return this.formValue();
  }

  /** Takes what `formState` gave. */
  protected abstract restore(kept: string | FormData): void;

  /** Goes back to the value of the attributes. */
  protected abstract reset(): void;

  /** The element that has the role, and with it the ARIA of the error. */
  protected get announced(): HTMLElement | null {
    return this.control;
  }

  /** Where the browser's bubble points to, and what it focuses. */
  protected get anchor(): HTMLElement | undefined {
    return this.control ?? undefined;
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get labels(): NodeList {
    return this.internals.labels;
  }

  get validity(): ValidityState {
    this.#settle();
    return this.internals.validity;
  }

  /** The browser's own words, in its language, or those of `setCustomValidity()`. */
  get validationMessage(): string {
    this.#settle();
    return this.internals.validationMessage;
  }

  get willValidate(): boolean {
    this.#settle();
    return this.internals.willValidate;
  }

  /** True when the value can be sent. Fires `invalid` otherwise, and shows nothing. */
  checkValidity(): boolean {
    this.#settle();
    this.#checks = true;
    try {
      return this.internals.checkValidity();
    } finally {
      this.#checks = false;
    }
  }

  /** As `checkValidity()`, and shows the problem. */
  reportValidity(): boolean {
    this.#settle();
    this.reveal();
    return this.internals.reportValidity();
  }

  /** Holds the form back with this message; an empty text lets it go. */
  setCustomValidity(message: string): void {
    this.#custom = message;
    this.sync();
  }

  /** A click on a label of the page, or by program, is one at the native control. */
  override click(): void {
    this.control?.click();
  }

  formDisabledCallback(disabled: boolean): void {
    this.off = disabled;
  }

  formResetCallback(): void {
    this.#revealed = false;
    this.reset();
    this.sync();
  }

  formStateRestoreCallback(kept: string | File | FormData): void {
    if (kept instanceof File) return;
    this.restore(kept);
    this.sync();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Before the render: the browser then answers by formDisabledCallback, which sets `off`.
    if (changed.has('disabled')) this.toggleAttribute('disabled', this.disabled);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    this.sync();
  }

  /** For `firstUpdated`: the browser has looked for `autofocus` before the native control was there. */
  protected takeAutofocus(): void {
    if (this.autofocus && document.activeElement === document.body) this.focus();
  }

  /** From now on a problem is shown as soon as there is one. */
  protected reveal(): void {
    if (this.#revealed) return;
    this.#revealed = true;
    this.#showProblem();
  }

  /** Tells the form the value, and the page whether it is valid: at once, as native controls do. */
  protected sync(): void {
    const { control, internals } = this;
    if (control) {
      this.fill(control);
      control.setCustomValidity(this.#custom);
      if (!this.readonly && control.willValidate && !control.validity.valid) internals.setValidity(control.validity, control.validationMessage, this.anchor);
      else internals.setValidity({});
    }
    internals.setFormValue(this.formValue(), this.formState());
    this.#showProblem();
  }

  /** Ids of what describes the control, beside the error. */
  protected descriptions(): readonly string[] {
    return this.has('hint') ? ['hint'] : [];
  }

  /** True where the attribute or the slot of this name says something. */
  protected has(name: 'label' | 'hint' | 'error'): boolean {
    return this[name] !== '' || this.querySelector(`:scope > [slot='${name}']`) !== null;
  }

  /** The state `invalid` is up to date. */
  protected problemShown(): void {
    // For elements that are made of several.
  }

  /** Not bound in the template: the message is known only after the render. */
  #showProblem(): void {
    const { announced, internals } = this;
    if (!announced) return;
    const place = this.renderRoot.querySelector<HTMLElement>('#error');
    if (!place) return;
    const message = this.error || (this.#revealed ? internals.validationMessage : '');
    const isInvalid = !this.off && (message !== '' || this.has('error'));
    const slot = place.querySelector('slot');
    if (slot && slot.textContent !== message) slot.textContent = message;
    place.classList.toggle('shown', isInvalid);
    setStates(internals, { invalid: isInvalid });
    this.problemShown();
    announced.setAttribute('aria-invalid', String(isInvalid));
    const ids = [...this.descriptions(), ...(isInvalid ? ['error'] : [])];
    if (ids.length > 0) announced.setAttribute('aria-describedby', ids.join(' '));
    else announced.removeAttribute('aria-describedby');
  }

  /** As in a native field, Enter sends the form. */
  protected onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isComposedKey(event)) return;
    // After the page's own listeners, and after the `change` of what was typed.
    setTimeout(() => {
      if (!event.defaultPrevented) submitFrom(this);
    });
  };

  #settle(): void {
    if (this.isUpdatePending && this.isConnected) this.performUpdate();
  }

  #onInvalid = (): void => {
    if (this.#checks) return;
    if (isSubmitting(this.form)) this.reveal();
    else whenReported(this, () => this.reveal());
  };

  /** A label of the page may have come after the render. */
  #onFocusin = (): void => {
    if (this.pageName !== undefined) this.requestUpdate();
  };

  protected onSlotchange = (): void => this.requestUpdate();

  /** The text of the page's own labels, for an element without a label of its own. */
  protected get pageName(): string | undefined {
    if (this.has('label')) return undefined;
    const texts = [...this.internals.labels].map((label) => (label.textContent ?? '').trim());
    return texts.join(' ') || undefined;
  }

  /** @param inner the default slot, where it is a part of the label */
  protected labelText(inner: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<slot name="label" @slotchange=${this.onSlotchange}>${this.label}</slot>${inner}${
        this.required ? html`<span class="mark" aria-hidden="true">&nbsp;*</span>` : nothing
      }`;
  }

  protected labelTemplate(): TemplateResult {
    return html`<label part="label" for="control" ?hidden=${!this.has('label')}>${this.labelText()}</label>`;
  }

  protected notesTemplate(): TemplateResult {
    return html`<div part="hint" id="hint" ?hidden=${!this.has('hint')}><slot name="hint" @slotchange=${this.onSlotchange}>${this.hint}</slot></div>
      <div part="error" id="error" aria-live="polite">${warningIcon}<slot name="error" @slotchange=${this.onSlotchange}></slot></div>`;
  }
}
