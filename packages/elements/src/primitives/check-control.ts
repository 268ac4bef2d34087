/** A form control that is on or off: the attribute `checked` is the default, the property is what is marked. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { adopt, property } from '../property.js';
import { setStates } from '../states.js';
import { keepOneClick } from './choice-click.js';
import { FormControl, type NativeControl } from './form-control.js';

export abstract class CheckControl extends FormControl {
  /** Undefined as long as nobody changed the default. */
  #checked: boolean | undefined;

  @query('input') protected control!: HTMLInputElement | null;

  /** On at first and after a reset. */
  @property({ type: Boolean, attribute: 'checked' }) defaultChecked = false;

  /** What the form sends when it is on; nothing otherwise. */
  @property() value = 'on';

  constructor() {
    super();
    adopt(this, 'checked');
    this.addEventListener('click', this.#onOwnClick);
  }

  /** It is on. */
  get checked(): boolean {
    return this.#checked ?? this.defaultChecked;
  }
  set checked(checked: boolean) {
    const on: unknown = checked;
    this.#checked = Boolean(on);
    this.sync();
    this.requestUpdate();
  }

  protected override firstUpdated(): void {
    this.takeAutofocus();
    this.renderRoot.addEventListener('click', this.#onInnerClick);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    setStates(this.internals, { checked: this.checked });
  }

  protected override fill(control: NativeControl): void {
    if (control instanceof HTMLInputElement && control.checked !== this.checked) control.checked = this.checked;
  }

  protected override formValue(): string | null {
    return this.checked ? this.value : null;
  }

  protected override formState(): string {
    return String(this.checked);
  }

  protected override restore(kept: string | FormData): void {
    this.checked = kept === 'true';
  }

  protected override reset(): void {
    this.#checked = undefined;
    this.requestUpdate();
  }

  /** Text inside the element is its label, too. */
  protected override has(name: 'label' | 'hint' | 'error'): boolean {
    return super.has(name) || (name === 'label' && isLabelled(this));
  }

  /** From a label of the page: the page shall hear of one click, that of the input. */
  #onOwnClick = (event: Event): void => {
    if (event.composedPath()[0] !== this) return;
    event.stopImmediatePropagation();
    this.control?.click();
  };

  #onInnerClick = (event: Event): void => keepOneClick(event, this.control);

  #onClick = (event: Event): void => {
    if (this.readonly) event.preventDefault();
  };

  protected onInput(): void {
    if (this.control) this.checked = this.control.checked;
  }

  #onInput = (): void => this.onInput();

  #onChange = (): void => {
    this.onInput();
    this.reveal();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  protected choiceTemplate(role: 'switch' | typeof nothing, icons: unknown): TemplateResult {
    return html`<label part="label" class="choice">
        <span class="mark-box"
          ><input
            part="input"
            type="checkbox"
            role=${role}
            name=${this.name || nothing}
            aria-label=${this.pageName ?? nothing}
            aria-readonly=${this.readonly ? 'true' : nothing}
            ?required=${this.required}
            ?disabled=${this.off}
            @click=${this.#onClick}
            @input=${this.#onInput}
            @change=${this.#onChange}
            @keydown=${this.onEnter}
          />${icons}</span
        ><span class="text" ?hidden=${!this.has('label')}>${this.labelText(html`<slot @slotchange=${this.onSlotchange}></slot>`)}</span>
      </label>
      ${this.notesTemplate()}`;
  }
}

/** True where an element has text or other nodes beside those of its named slots. */
export function isLabelled(element: Element): boolean {
  return [...element.childNodes].some((node) => (node instanceof Element ? !node.slot : node instanceof Text && node.data.trim() !== ''));
}
