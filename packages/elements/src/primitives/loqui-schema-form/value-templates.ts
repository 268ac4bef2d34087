/** Fields with one value: text, number, date and time, yes or no. */
import { html, type TemplateResult } from 'lit';
import { need } from '../../lazy.js';
import type { BooleanField, MomentField, NumberField, TextField } from './fields.js';
import type { FormView } from './form-view.js';
import { kept } from './kept.js';
import { shownMoment, writtenMoment } from './moment.js';
import type { Json } from './schema.js';

interface Valued extends HTMLElement {
  readonly value: string;
}

/** What is in the field that fired. */
const textIn = (event: Event): string => (event.currentTarget as Valued).value;

const empty = ({ isNullable }: { readonly isNullable: boolean }): Json | undefined => (isNullable ? null : undefined);

function placeholder(view: FormView, { examples = [] }: { readonly examples?: readonly Json[] }): string {
  const [first] = examples;
  return typeof first === 'string' || typeof first === 'number' ? view.words.term('formExample', String(first)) : '';
}

/** By `format`: the kind of the native input, the keyboard of a phone, and what the browser may fill in. */
const INPUTS: Readonly<Record<string, readonly [type: string, inputMode: string, autocomplete: string]>> = {
  email: ['email', 'email', 'email'],
  uri: ['url', 'url', 'url'],
  url: ['url', 'url', 'url'],
  tel: ['tel', 'tel', 'tel'],
  phone: ['tel', 'tel', 'tel'],
  password: ['password', '', 'off'],
};

export function textTemplate(view: FormView, field: TextField): TemplateResult {
  const { keywords, pointer } = field;
  const text = typeof field.value === 'string' ? field.value : '';
  const onInput = (event: Event): void => view.fill(field, textIn(event) === '' ? empty(field) : textIn(event));
  const onChange = (): void => view.leave(field);
  if (field.isLong) {
    need('loqui-textarea');
    return html`<loqui-textarea
      part="field"
      data-pointer=${pointer}
      .label=${field.label}
      .hint=${field.hint}
      .error=${view.problemAt(field)}
      .size=${view.size}
      ?required=${field.isRequired && !field.isNullable}
      ?readonly=${field.isReadonly}
      .placeholder=${placeholder(view, keywords)}
      .minLength=${keywords.minLength}
      .maxLength=${keywords.maxLength}
      ${kept('value', text)}
      @input=${onInput}
      @change=${onChange}
    ></loqui-textarea>`;
  }
  need('loqui-input');
  const [type, inputMode, autocomplete] = (keywords.writeOnly ? INPUTS['password'] : INPUTS[keywords.format ?? '']) ?? ['text', '', ''];
  return html`<loqui-input
    part="field"
    data-pointer=${pointer}
    .label=${field.label}
    .hint=${field.hint}
    .error=${view.problemAt(field)}
    .size=${view.size}
    .type=${type}
    .inputMode=${inputMode}
    .autocomplete=${autocomplete}
    ?required=${field.isRequired && !field.isNullable}
    ?readonly=${field.isReadonly}
    .placeholder=${placeholder(view, keywords)}
    .minLength=${keywords.minLength}
    .maxLength=${keywords.maxLength}
    .pattern=${keywords.pattern === undefined ? '' : `.*(?:${keywords.pattern}).*`}
    ${kept('value', text)}
    @input=${onInput}
    @change=${onChange}
  ></loqui-input>`;
}

export function momentTemplate(view: FormView, field: MomentField): TemplateResult {
  need('loqui-date-field');
  const { moment, pointer, value } = field;
  const isKept = (shown: unknown): boolean => typeof shown === 'string' && writtenMoment(moment, shown) === (value ?? undefined);
  return html`<loqui-date-field
    part="field"
    data-pointer=${pointer}
    type=${moment === 'date-time' ? 'datetime-local' : moment}
    .label=${field.label}
    .hint=${field.hint}
    .error=${view.problemAt(field)}
    .size=${view.size}
    ?required=${field.isRequired && !field.isNullable}
    ?readonly=${field.isReadonly}
    ${kept('value', shownMoment(moment, value), isKept)}
    @input=${(event: Event) => view.fill(field, writtenMoment(moment, textIn(event)) ?? empty(field))}
    @change=${() => view.leave(field)}
  ></loqui-date-field>`;
}

export function numberTemplate(view: FormView, field: NumberField): TemplateResult {
  need('loqui-number-field');
  const { pointer, value } = field;
  const { min, max, step } = limits(field);
  const number = typeof value === 'number' ? value : undefined;
  const numberFrom = (text: unknown): number | undefined => (typeof text === 'string' && text !== '' ? Number(text) : undefined);
  return html`<loqui-number-field
    part="field"
    data-pointer=${pointer}
    .label=${field.label}
    .hint=${field.hint}
    .error=${view.problemAt(field)}
    .size=${view.size}
    .min=${min}
    .max=${max}
    .step=${step}
    .inputMode=${field.isWhole && (min ?? -1) >= 0 ? 'numeric' : ''}
    ?required=${field.isRequired && !field.isNullable}
    ?readonly=${field.isReadonly}
    .placeholder=${placeholder(view, field.keywords)}
    ${kept('value', number === undefined ? '' : String(number), (shown) => shown !== undefined && numberFrom(shown) === number)}
    @input=${(event: Event) => view.fill(field, numberFrom(textIn(event)) ?? empty(field))}
    @change=${() => view.leave(field)}
  ></loqui-number-field>`;
}

/** For the native field, which counts its steps from the least number on. */
function limits({ isWhole, keywords }: NumberField): { readonly min: number | undefined; readonly max: number | undefined; readonly step: string } {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords;
  const step = multipleOf ?? (isWhole ? 1 : undefined);
  const whole = step !== undefined && Number.isInteger(step);
  const above = whole && exclusiveMinimum !== undefined ? Math.floor(exclusiveMinimum) + 1 : exclusiveMinimum;
  const below = whole && exclusiveMaximum !== undefined ? Math.ceil(exclusiveMaximum) - 1 : exclusiveMaximum;
  const least = Math.max(minimum ?? -Infinity, above ?? -Infinity);
  const most = Math.min(maximum ?? Infinity, below ?? Infinity);
  return {
    min: !Number.isFinite(least) ? undefined : whole ? Math.ceil(least / step) * step : least,
    max: Number.isFinite(most) ? most : undefined,
    // A step of a fraction would be counted in binary, and be wrong.
    step: whole ? String(step) : 'any',
  };
}

export function booleanTemplate(view: FormView, field: BooleanField): TemplateResult {
  const { pointer, mustBeTrue, value } = field;
  const isOn = value === true;
  const onInput = (event: Event): void => {
    const { checked } = event.currentTarget as HTMLElement & { readonly checked: boolean };
    view.fill(field, checked ? true : mustBeTrue ? undefined : false);
  };
  if (view.booleans === 'switch' && !mustBeTrue) {
    need('loqui-switch');
    return html`<loqui-switch
      part="field"
      data-pointer=${pointer}
      .label=${field.label}
      .hint=${field.hint}
      .error=${view.problemAt(field)}
      .size=${view.size}
      ?readonly=${field.isReadonly}
      ${kept('checked', isOn)}
      @input=${onInput}
      @change=${() => view.leave(field)}
    ></loqui-switch>`;
  }
  need('loqui-checkbox');
  return html`<loqui-checkbox
    part="field"
    data-pointer=${pointer}
    .label=${field.label}
    .hint=${field.hint}
    .error=${view.problemAt(field)}
    .size=${view.size}
    ?required=${mustBeTrue && field.isRequired}
    ?readonly=${field.isReadonly}
    ${kept('checked', isOn)}
    @input=${onInput}
    @change=${() => view.leave(field)}
  ></loqui-checkbox>`;
}
