import { html, nothing, type CSSResultGroup, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { FormControl } from '../form-control.js';
import { warningIcon } from '../icons.js';
import type { Field } from './fields.js';
import { FormActs, focusOn, type ActsHost } from './form-acts.js';
import type { FormProblem, Shown } from './form-problems.js';
import { fieldTemplate } from './group-templates.js';
import { SchemaFormControl } from './schema-form-control.js';
import styles from './loqui-schema-form.styles.js';

/** Fields of one line, in which Enter sends the form. */
const LINES = 'loqui-input, loqui-number-field, loqui-date-field, loqui-checkbox, loqui-switch';

/**
 * @summary A form from a JSON Schema (2020-12 or 7), made of the fields of this library. Inside a `<form>`, its value is sent as JSON.
 *
 * A schema with a keyword that it does not support is refused: `schemaError` names each such keyword and its place, and nothing is asked. Fields, and the
 * validator, are fetched when a schema needs them.
 *
 * @tag loqui-schema-form
 *
 * @slot label - Instead of the attribute, or of the title of the schema.
 * @slot hint - Instead of the attribute, or of the description of the schema.
 * @slot error - Instead of the attribute.
 *
 * @fires {Event} input - The person changed an answer.
 * @fires {Event} change - The person has changed an answer and left its field, or has added, moved or removed something.
 *
 * @csspart form - The whole.
 * @csspart label - The title.
 * @csspart hint - The description.
 * @csspart summary - What is wrong, after the form could not be sent.
 * @csspart error - The sentence of the summary.
 * @csspart problems - The list of the summary, whose buttons lead to the fields.
 * @csspart unsupported - What stands instead of a form that cannot be shown.
 * @csspart group - An object, a list or a choice of several, with its title.
 * @csspart field - A field.
 * @csspart choice - The choice of what kind of answer it is.
 * @csspart items - The items of a list.
 * @csspart item - An item of a list.
 * @csspart add - The button that adds an item.
 * @csspart move-up - The button that moves an item up.
 * @csspart move-down - The button that moves an item down.
 * @csspart remove - The button that removes an item.
 *
 * @cssState invalid - Problems are shown.
 */
export class LoquiSchemaForm extends SchemaFormControl {
  static override styles: CSSResultGroup = [FormControl.styles, styles];

  #acts: FormActs | undefined;
  #said = '';

  @query('[part="form"]') private whole!: HTMLFieldSetElement | null;

  protected override get announced(): HTMLElement | null {
    return this.whole;
  }

  protected override get shown(): Iterable<Shown> {
    return this.renderRoot.querySelectorAll<Shown>('[data-pointer]');
  }

  /** That of the field, or of the nearest one around. */
  protected override elementAt(pointer: string): HTMLElement | undefined {
    const wanted = this.model?.fieldNear(pointer)?.pointer ?? pointer;
    const shown = [...this.shown];
    const exact = shown.find(({ dataset }) => dataset['pointer'] === wanted);
    if (exact && !exact.matches('.object')) return exact;
    // An object is entered by its first field.
    return shown.find(({ dataset, localName }) => localName.includes('-') && dataset['pointer']?.startsWith(`${wanted}/`)) ?? exact;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { model } = this;
    if (model !== this.#acts?.model) this.#acts = model && new FormActs(this.#host, model);
  }

  readonly #host: ActsHost = {
    words: this.words,
    look: () => this,
    rendered: () => this.updateComplete,
    elementAt: (pointer) => this.elementAt(pointer),
    problemAt: (field) => this.#problemAt(field),
    act: (change, ...events) => {
      this.change(change);
      for (const type of events) this.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
    },
    forget: (pointer) => {
      for (const left of this.left) if (left.startsWith(`${pointer}/`)) this.left.delete(left);
    },
    leave: (pointer) => {
      this.left.add(pointer);
      this.requestUpdate();
      this.dispatchEvent(new Event('change', { bubbles: true }));
    },
    say: (words) => {
      this.#said = words;
      this.requestUpdate();
    },
  };

  #problemAt({ pointer }: Field): string {
    const { errors } = this;
    if (Object.hasOwn(errors, pointer)) return String(errors[pointer]);
    if (!this.isRevealed && !this.left.has(pointer)) return '';
    return this.problems.find((problem) => problem.pointer === pointer || this.#isNear(problem, pointer))?.message ?? '';
  }

  /** Something without a field of its own is told by the group around, but for the whole, which has the summary. */
  #isNear({ pointer }: FormProblem, group: string): boolean {
    return group !== '' && pointer.startsWith(`${group}/`) && this.model?.fieldNear(pointer)?.pointer === group;
  }

  /** The fields' own events end here: the page hears of the whole. */
  #onInner = (event: Event): void => event.stopPropagation();

  #onKeydown = (event: KeyboardEvent): void => {
    if (event.target instanceof Element && event.target.matches(LINES)) this.onEnter(event);
  };

  #problemsTemplate(): TemplateResult | typeof nothing {
    const { problems } = this;
    if (!this.isRevealed || problems.length < 2) return nothing;
    return html`<ul part="problems">
      ${problems.map(
        (problem) =>
          html`<li>
            ${
              this.elementAt(problem.pointer)
                ? html`<button type="button" @click=${() => void focusOn(this.elementAt(problem.pointer))}>${this.named(problem)}</button>`
                : this.named(problem)
            }
          </li>`,
      )}
    </ul>`;
  }

  override render(): unknown {
    if (this.schemaError || this.isMissing)
      return html`<div part="unsupported" class="unsupported">
        ${warningIcon}<span>${this.words.term(this.schemaError ? 'formUnsupported' : 'formMissing')}</span>
      </div>`;
    const field = this.model?.field;
    return html`<fieldset part="form" ?disabled=${this.off} aria-busy=${this.schema !== undefined && !this.model ? 'true' : nothing}>
        <legend part="label" ?hidden=${!this.has('label')}><slot name="label" @slotchange=${this.onSlotchange}>${this.heading}</slot></legend>
        <div part="hint" id="hint" ?hidden=${!this.has('hint')}><slot name="hint" @slotchange=${this.onSlotchange}>${this.description}</slot></div>
        <div part="summary">
          <div part="error" id="error" aria-live="polite">${warningIcon}<slot name="error" @slotchange=${this.onSlotchange}></slot></div>
          ${this.#problemsTemplate()}
        </div>
        <div @input=${this.#onInner} @change=${this.#onInner} @keydown=${this.#onKeydown}>
          ${field && this.#acts ? fieldTemplate(this.#acts, field) : nothing}
        </div>
      </fieldset>
      <span class="visually-hidden" role="status">${this.#said}</span>`;
  }
}
