import { LitElement, html, type CSSResultGroup, type PropertyValues } from 'lit';
import { query, state } from 'lit/decorators.js';
import { property } from '../../property.js';
import { setStates } from '../../states.js';
import { baseStyles } from '../../styles/base.styles.js';
import { keepOneClick } from '../choice-click.js';
import { choiceStyles } from '../choice.styles.js';
import { formControlStyles } from '../form-control.styles.js';
import styles from './loqui-radio.styles.js';

/** What the group tells each of its radios. */
export interface RadioPlace {
  readonly isChosen: boolean;
  /** Tab comes here. */
  readonly isStop: boolean;
  readonly isOff: boolean;
  readonly isReadonly: boolean;
  readonly isInvalid: boolean;
  readonly position: number;
  readonly count: number;
}

const alone: RadioPlace = { isChosen: false, isStop: true, isOff: false, isReadonly: false, isInvalid: false, position: 1, count: 1 };

/**
 * @summary One choice of a `<loqui-radio-group>`, which holds the value.
 * @tag loqui-radio
 *
 * @slot - The label.
 * @slot hint - Instead of the attribute.
 *
 * @csspart label - The mark with its label.
 * @csspart input - The native radio.
 * @csspart hint - The help below.
 *
 * @cssState checked - It is chosen.
 * @cssState disabled - It cannot be chosen.
 * @cssState invalid - The group shows a problem.
 */
export class LoquiRadio extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles: CSSResultGroup = [baseStyles, formControlStyles, choiceStyles, styles];

  #internals = this.attachInternals();

  @query('input') private input!: HTMLInputElement | null;
  @state() private place = alone;

  /** What the group holds when this one is chosen. */
  @property({ reflect: true }) value = '';

  /** The label, if there is no text inside. */
  @property() label = '';

  /** A sentence of help. Also a slot. */
  @property() hint = '';

  @property({ reflect: true, oneOf: ['small', 'medium', 'large'] }) size: 'small' | 'medium' | 'large' = 'medium';

  /** It cannot be chosen; the others of the group can. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** It is the one that is chosen. */
  get checked(): boolean {
    return this.place.isChosen;
  }

  /** @internal For the group: where the browser's bubble points to. */
  get control(): HTMLElement | null {
    return this.input;
  }

  /** @internal For the group. */
  put(place: RadioPlace): void {
    if ((Object.keys(place) as (keyof RadioPlace)[]).some((key) => place[key] !== this.place[key])) this.place = place;
    // At once: after a choice that the group takes back, the native radio must follow.
    if (this.input) this.input.checked = place.isChosen;
  }

  /** Chooses it as a click of a person does. */
  override click(): void {
    this.input?.click();
  }

  protected override firstUpdated(): void {
    this.renderRoot.addEventListener('click', this.#onInnerClick);
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (this.input) this.input.checked = this.place.isChosen;
    setStates(this.#internals, { checked: this.place.isChosen, disabled: this.disabled || this.place.isOff, invalid: this.place.isInvalid });
  }

  #onInnerClick = (event: Event): void => keepOneClick(event, this.input);

  #onClick = (event: Event): void => {
    if (this.place.isReadonly) event.preventDefault();
  };

  #onSlotchange = (): void => this.requestUpdate();

  override render(): unknown {
    const { isStop, isOff, position, count } = this.place;
    const hasHint = this.hint !== '' || this.querySelector(":scope > [slot='hint']") !== null;
    return html`<label part="label"
        ><span class="mark-box"
          ><input
            part="input"
            type="radio"
            tabindex=${isStop ? 0 : -1}
            aria-posinset=${position}
            aria-setsize=${count}
            aria-describedby="hint"
            ?disabled=${this.disabled || isOff}
            @click=${this.#onClick} /></span
        ><span class="text"><slot>${this.label}</slot></span></label
      >
      <div part="hint" id="hint" ?hidden=${!hasHint}><slot name="hint" @slotchange=${this.#onSlotchange}>${this.hint}</slot></div>`;
  }
}
