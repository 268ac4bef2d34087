/** Fields in which a person chooses: one value, several of them, or what kind of answer it is. */
import { html, nothing, type TemplateResult } from 'lit';
import { need } from '../../lazy.js';
import { warningIcon } from '../icons.js';
import type { Field, FieldChoice, OptionField, OptionsField } from './fields.js';
import { idOf, type FormView } from './form-view.js';
import { kept } from './kept.js';
import { isJsonArray, isSame, type Json } from './schema.js';

/** So many are shown at once; more are in a menu. */
const RADIOS = 4;

const indexIn = (event: Event): number => {
  const { value } = event.currentTarget as HTMLElement & { readonly value: string };
  return value === '' ? -1 : Number(value);
};

export function optionTemplate(view: FormView, field: OptionField): TemplateResult {
  const { isRequired, isNullable, options, pointer, value } = field;
  const isNeeded = isRequired && !isNullable;
  const chosen = options.findIndex((option) => value !== undefined && isSame(option.value, value));
  const shown = chosen < 0 ? '' : String(chosen);
  const hasHints = options.some(({ hint }) => hint !== '');
  const onInput = (event: Event): void => view.fill(field, options[indexIn(event)]?.value ?? (isNullable ? null : undefined));
  // What has been chosen in radios cannot be taken back.
  if ((isNeeded && options.length <= RADIOS) || (hasHints && isNeeded)) {
    need('loqui-radio-group');
    return html`<loqui-radio-group
      part="field"
      data-pointer=${pointer}
      .label=${field.label}
      .hint=${field.hint}
      .error=${view.problemAt(field)}
      .size=${view.size}
      ?required=${isNeeded}
      ?readonly=${field.isReadonly}
      ${kept('value', shown)}
      @input=${onInput}
      @change=${() => view.leave(field)}
      >${options.map(({ title, hint }, index) => html`<loqui-radio value=${index} .hint=${hint}>${title}</loqui-radio>`)}</loqui-radio-group
    >`;
  }
  need('loqui-select');
  return html`<loqui-select
    part="field"
    data-pointer=${pointer}
    .label=${field.label}
    .hint=${field.hint}
    .error=${view.problemAt(field)}
    .size=${view.size}
    .placeholder=${view.words.term(isNeeded ? 'formChoose' : 'formNoChoice')}
    ?required=${isNeeded}
    ?readonly=${field.isReadonly}
    ${kept('value', shown)}
    @input=${onInput}
    @change=${() => view.leave(field)}
    >${options.map(({ title }, index) => html`<option value=${index}>${title}</option>`)}</loqui-select
  >`;
}

export function optionsTemplate(view: FormView, field: OptionsField): TemplateResult {
  need('loqui-checkbox');
  const { options } = field;
  const values = isJsonArray(field.value) ? field.value : [];
  const isOn = (value: Json): boolean => values.some((each) => isSame(each, value));
  const onInput = (value: Json, event: Event): void => {
    const { checked } = event.currentTarget as HTMLElement & { readonly checked: boolean };
    const now = options.map((option) => option.value).filter((each) => (isSame(each, value) ? checked : isOn(each)));
    view.fill(field, now.length > 0 || field.isRequired ? now : undefined);
  };
  return groupTemplate(
    view,
    field,
    'options',
    html`<div class=${options.length > 10 ? 'options many' : 'options'}>
      ${options.map(
        ({ value, title, hint }) =>
          html`<loqui-checkbox
            part="field"
            .label=${title}
            .hint=${hint}
            .size=${view.size}
            ?readonly=${field.isReadonly}
            ${kept('checked', isOn(value))}
            @input=${(event: Event) => onInput(value, event)}
            @change=${() => view.leave(field)}
          ></loqui-checkbox>`,
      )}
    </div>`,
  );
}

/** What kind of answer it is. @param label of the choice */
export function choiceTemplate(view: FormView, field: Field, choice: FieldChoice, label: string, hint: string): TemplateResult {
  const { alternatives, chosen } = choice;
  const names = alternatives.map((alternative, index) => view.nameOfAlternative(alternative, index));
  const onInput = (event: Event): void => view.choose(field, choice, indexIn(event));
  if (names.length <= RADIOS) {
    need('loqui-radio-group');
    return html`<loqui-radio-group
      part="choice"
      .label=${label}
      .hint=${hint}
      .size=${view.size}
      ?readonly=${field.isReadonly}
      ${kept('value', String(chosen))}
      @input=${onInput}
      >${names.map((name, index) => html`<loqui-radio value=${index}>${name}</loqui-radio>`)}</loqui-radio-group
    >`;
  }
  need('loqui-select');
  return html`<loqui-select
    part="choice"
    .label=${label}
    .hint=${hint}
    .size=${view.size}
    ?readonly=${field.isReadonly}
    ${kept('value', String(chosen))}
    @input=${onInput}
    >${names.map((name, index) => html`<option value=${index}>${name}</option>`)}</loqui-select
  >`;
}

/** Several fields with a name, a hint and a problem of their own. The legend of the whole form is the form's own. */
export function groupTemplate(view: FormView, field: Field, kind: string, inner: unknown): TemplateResult {
  const { hint, isRequired, label, pointer } = field;
  const problem = view.problemAt(field);
  const described = [...(hint ? [idOf(pointer, '-hint')] : []), ...(problem ? [idOf(pointer, '-error')] : [])];
  return html`<fieldset
    part="group"
    class="group ${kind}"
    data-pointer=${pointer}
    tabindex="-1"
    aria-describedby=${described.length > 0 ? described.join(' ') : nothing}
  >
    <legend ?hidden=${label === ''}>
      ${label}${isRequired && kind === 'options' && (field.keywords.minItems ?? 0) > 0 ? html`<span class="mark" aria-hidden="true">&nbsp;*</span>` : nothing}
    </legend>
    ${hint ? html`<div class="hint" id=${idOf(pointer, '-hint')}>${hint}</div>` : nothing} ${inner}
    <div class="problem" id=${idOf(pointer, '-error')} aria-live="polite">${problem ? html`${warningIcon}<span>${problem}</span>` : nothing}</div>
  </fieldset>`;
}
