/** A problem in words of ours, by its keyword. */
import type { Localize } from '../../localize/localize.js';
import type { Field } from './fields.js';
import { wordsOf } from './merged.js';
import { lastStep } from './pointer.js';
import type { Problem } from './problems.js';
import type { SchemaObject } from './schema.js';
import type { strings } from './loqui-schema-form.strings.js';

export type Words = Localize<typeof strings>;

export function problemWords(words: Words, { keyword, schema, pointer }: Problem, field: Field | undefined): string {
  const number = (value = 0): string => words.number(value, { maximumFractionDigits: 20, useGrouping: false });
  switch (keyword) {
    case 'required':
      return missingWords(words, field);
    case 'enum':
      return words.term('choiceMissing');
    case 'agree':
      return words.term('agreementMissing');
    case 'type':
      return typeWords(words, schema);
    case 'const':
      return words.term('mustBe', wordsOf(schema.const ?? null));
    case 'minimum':
      return words.term('atLeast', number(schema.minimum));
    case 'maximum':
      return words.term('atMost', number(schema.maximum));
    case 'exclusiveMinimum':
      return words.term('moreThanLimit', number(schema.exclusiveMinimum));
    case 'exclusiveMaximum':
      return words.term('lessThanLimit', number(schema.exclusiveMaximum));
    case 'multipleOf':
      return schema.multipleOf === 1 ? words.term('wholeNumberWanted') : words.term('multipleWanted', number(schema.multipleOf));
    case 'minLength':
      return words.term('tooShort', number(schema.minLength), schema.minLength ?? 0);
    case 'maxLength':
      return words.term('tooManyCharacters', number(schema.maxLength), schema.maxLength ?? 0);
    case 'pattern':
      return words.term('patternWanted');
    case 'format':
      return formatWords(words, schema.format ?? '');
    case 'minItems':
      return words.term('tooFewItems', number(schema.minItems), schema.minItems ?? 0);
    case 'maxItems': {
      const most = schema.maxItems ?? schema.prefixItems?.length ?? (Array.isArray(schema.items) ? schema.items.length : 0);
      return words.term('tooManyItems', number(most), most);
    }
    case 'uniqueItems':
      return words.term('itemsTwice');
    case 'contains':
      return words.term('itemWanted');
    case 'minProperties':
      return words.term('tooFewAnswers', number(schema.minProperties), schema.minProperties ?? 0);
    case 'maxProperties':
      return words.term('tooManyAnswers', number(schema.maxProperties));
    case 'additionalProperties':
      return words.term('unknownName', lastStep(pointer));
    case 'anyOf':
      return words.term('noneFits');
    case 'oneOf':
      return words.term(field?.choices.length ? 'severalFit' : 'noneFits');
    default:
      return words.term('notAllowed');
  }
}

function missingWords(words: Words, field: Field | undefined): string {
  if (field?.kind === 'option') return words.term('choiceMissing');
  if (field?.kind === 'boolean' && field.mustBeTrue) return words.term('agreementMissing');
  if (field?.kind === 'moment') return momentWords(words, field.moment);
  return words.term('answerMissing');
}

function momentWords(words: Words, moment: 'date' | 'time' | 'date-time'): string {
  return words.term(moment === 'date' ? 'dateWanted' : moment === 'time' ? 'timeWanted' : 'dateTimeWanted');
}

function typeWords(words: Words, { type }: SchemaObject): string {
  if (type === 'integer') return words.term('wholeNumberWanted');
  return words.term(type === 'number' ? 'numberWanted' : 'wrongKind');
}

function formatWords(words: Words, format: string): string {
  switch (format) {
    case 'date':
    case 'time':
    case 'date-time':
      return momentWords(words, format);
    case 'email':
      return words.term('emailWanted');
    case 'uri':
    case 'url':
      return words.term('addressWanted');
    default:
      return words.term('formatWanted', format);
  }
}
