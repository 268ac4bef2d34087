import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { baseStyles } from '../styles/base.styles.js';
import { property } from '../property.js';
import { setStates } from '../states.js';
import { buttonBaseStyles } from './button-base.styles.js';
import { forwardAria, forwardedAttributes } from './forwarded-aria.js';
import { onEnterIn } from './submit-by-enter.js';

export type ButtonVariant = 'neutral' | 'primary' | 'danger' | 'quiet';
export type ButtonSize = 'small' | 'medium' | 'large';

/**
 * One native control inside: a `<button>`, or an `<a>` with `href`. ARIA attributes and the focus of the host go to it.
 *
 * The `<form>` in the shadow root makes the browser say when a click was not cancelled: its `submit` leaves no shadow root, and acts on the form outside.
 */
export abstract class ButtonBase extends LitElement {
  static readonly formAssociated = true;
  static override readonly shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [baseStyles, buttonBaseStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...forwardedAttributes];
  }

  readonly #internals = this.attachInternals();

  /** A `<fieldset disabled>` is around. */
  @state() private fieldsetDisabled = false;

  @query('[part="base"]') protected control!: HTMLElement | null;

  abstract variant: ButtonVariant;

  @property({ oneOf: ['small', 'medium', 'large'] }) size: ButtonSize = 'medium';

  /** Cannot be used, nor focused; a form skips it. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** Works on what was asked: shows a spinner, keeps its width and the focus, ignores clicks. */
  @property({ type: Boolean }) loading = false;

  /** What a click does to the form around: nothing, send it, or reset it. */
  @property({ oneOf: ['button', 'submit', 'reset'] }) type: 'button' | 'submit' | 'reset' = 'button';

  /** Name under which the form sends `value`, when this button submits it. */
  @property() name = '';

  @property() value = '';

  /** Makes it a link. */
  @property({ optional: true }) href?: string;

  @property({ optional: true }) target?: string;

  /** Without it, a link with `target="_blank"` has `noopener`. */
  @property({ optional: true }) rel?: string;

  /** A link that saves its file under this name; '' for the server's. */
  @property({ optional: true }) download?: string;

  constructor() {
    super();
    this.addEventListener('click', this.#onClick, { capture: true });
  }

  /** The form it belongs to: the one around, or that of the attribute `form`. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get labels(): NodeList {
    return this.#internals.labels;
  }

  formAssociatedCallback(form: HTMLFormElement | null): void {
    // Stays when the button leaves: the form may have others.
    form?.addEventListener('keydown', onEnterIn);
  }

  formDisabledCallback(disabled: boolean): void {
    this.fieldsetDisabled = disabled;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name.startsWith('aria-')) this.requestUpdate();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    setStates(this.#internals, { loading: this.loading, disabled: this.#isDisabled });
    this.#forward();
  }

  get #isDisabled(): boolean {
    return this.disabled || this.fieldsetDisabled;
  }

  #forward = (): void => {
    if (this.control) forwardAria(this, this.control, this.ownAria());
  };

  /** Comes before every other listener. */
  #onClick = (event: Event): void => {
    const direct = event.composedPath()[0] === this;
    if (!direct && !this.loading && !this.#isDisabled) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // A `<label>` clicks the host.
    if (direct) this.click();
  };

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.type === 'button') this.act?.();
    else if (this.type === 'reset') this.form?.reset();
    else {
      // The browser takes only native buttons as submitters: the value is there while the form is sent.
      if (this.name) this.#internals.setFormValue(this.value);
      try {
        this.form?.requestSubmit();
      } finally {
        this.#internals.setFormValue(null);
      }
    }
  };

  /** As of a native button: a disabled or loading one does nothing. */
  override click(): void {
    this.control?.click();
  }

  /** ARIA of the class itself; the host's attributes win. */
  protected ownAria(): Readonly<Record<string, string | undefined>> {
    return {};
  }

  /** What a click that nobody cancelled does beside its event. */
  protected get act(): (() => void) | undefined {
    return undefined;
  }

  protected abstract renderContent(): TemplateResult;

  override render(): unknown {
    const { href, loading, target, variant, size } = this;
    const off = this.#isDisabled;
    const look = `${variant} ${size}${loading ? ' loading' : ''}${off ? ' off' : ''}`;
    const busy = loading ? 'true' : nothing;
    const content = html`${this.renderContent()}${loading ? html`<span part="spinner" aria-hidden="true"></span>` : nothing}`;
    if (href !== undefined)
      return html`<a
        part="base"
        class=${look}
        href=${off ? nothing : href}
        target=${target ?? nothing}
        rel=${this.rel ?? (target === '_blank' ? 'noopener' : nothing)}
        download=${this.download ?? nothing}
        role=${off ? 'link' : nothing}
        aria-disabled=${off || loading ? 'true' : nothing}
        aria-busy=${busy}
        @focus=${this.#forward}
        >${content}</a
      >`;
    return html`<form novalidate @submit=${this.#onSubmit}>
      <button
        part="base"
        class=${look}
        type=${this.type === 'button' && !this.act ? 'button' : 'submit'}
        ?disabled=${off}
        aria-disabled=${loading && !off ? 'true' : nothing}
        aria-busy=${busy}
        @focus=${this.#forward}
      >
        ${content}
      </button>
    </form>`;
  }
}
