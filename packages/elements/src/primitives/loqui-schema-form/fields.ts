/** The fields of a form: what a schema and the value of this moment ask a person for. */
import type { Judge } from './judge.js';
import { merge, wordsOf, type Choose, type Merged, type Option } from './merged.js';
import { child, join, lastStep, stepsOf } from './pointer.js';
import { UnsupportedSchemaError } from './schema-error.js';
import { isJsonArray, isJsonObject, isSame, type Json, type Schema, type SchemaObject } from './schema.js';

interface Common {
  readonly pointer: string;
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
  readonly isReadonly: boolean;
  /** An empty field is `null`, and not left out. */
  readonly isNullable: boolean;
  readonly schema: Schema;
  /** The schema, references and alternatives folded in. */
  readonly keywords: SchemaObject;
  readonly value: Json | undefined;
  /** What a person chooses between first. */
  readonly choices: readonly FieldChoice[];
}

export interface FieldChoice {
  readonly key: string;
  readonly alternatives: readonly Schema[];
  readonly chosen: number;
}

export interface TextField extends Common {
  readonly kind: 'text';
  readonly isLong: boolean;
}
export interface MomentField extends Common {
  readonly kind: 'moment';
  readonly moment: 'date' | 'time' | 'date-time';
}
export interface NumberField extends Common {
  readonly kind: 'number';
  readonly isWhole: boolean;
}
export interface BooleanField extends Common {
  readonly kind: 'boolean';
  /** Only a yes is right, as where one has to agree. */
  readonly mustBeTrue: boolean;
}
export interface OptionField extends Common {
  readonly kind: 'option';
  readonly options: readonly Option[];
}
export interface OptionsField extends Common {
  readonly kind: 'options';
  readonly options: readonly Option[];
}
export interface ObjectField extends Common {
  readonly kind: 'object';
  readonly fields: readonly Field[];
  /** Fields of the chosen alternatives, by their choice. */
  readonly chosenFields: readonly (readonly Field[])[];
  readonly merged: Merged;
}
export interface ListField extends Common {
  readonly kind: 'list';
  readonly items: readonly Field[];
  /** So many items at the start have a place and a meaning of their own. */
  readonly fixed: number;
  /** What a further item is. */
  readonly more: Schema | undefined;
}
/** An object that would hold itself, until a person adds it. */
export interface AbsentField extends Common {
  readonly kind: 'absent';
}

export type Field = TextField | MomentField | NumberField | BooleanField | OptionField | OptionsField | ObjectField | ListField | AbsentField;

export interface Drawing {
  readonly judge: Judge;
  readonly choose: (pointer: string, value: Json | undefined) => Choose;
  /** How an item of a list is called. */
  readonly itemName: (label: string, number: number) => string;
  /** What the whole is called, if the schema has no title. */
  readonly label: () => string;
  /** The whole may not be empty. */
  readonly isRequired: () => boolean;
  /** Nothing may be changed. */
  readonly isReadonly: () => boolean;
}

/** Deeper, only what has a value is shown: a schema may hold itself. */
const DEPTH = 24;

interface Place {
  readonly pointer: string;
  readonly schema: Schema;
  readonly value: Json | undefined;
  readonly isRequired: boolean;
  readonly isReadonly: boolean;
  /** Schemas of the objects around. */
  readonly around: ReadonlySet<Schema>;
  /** The list that it is an item of. */
  readonly list?: { readonly label: string; readonly isFixed: boolean };
}

/** The field of the whole value. @throws UnsupportedSchemaError where a part of the schema cannot be shown */
export function fieldsOf(drawing: Drawing, value: Json | undefined): Field | undefined {
  return fieldAt(drawing, { pointer: '', schema: drawing.judge.root, value, isRequired: true, isReadonly: drawing.isReadonly(), around: new Set() });
}

function fieldAt(drawing: Drawing, place: Place): Field | undefined {
  const { pointer, schema, value, isRequired } = place;
  const merged = merge(schema, value, drawing.judge, drawing.choose(pointer, value));
  const { keywords, options, type } = merged;
  const common: Common = {
    pointer,
    label: labelOf(drawing, place, keywords),
    hint: keywords.description ?? '',
    isRequired: pointer === '' && type !== 'object' ? drawing.isRequired() : isRequired,
    isReadonly: place.isReadonly || keywords.readOnly === true,
    isNullable: merged.nullable,
    schema,
    keywords,
    value,
    choices: merged.choices.map((choice, n) => ({ key: choiceKey(pointer, n), ...choice })),
  };
  if (type === 'boolean' && (keywords.const === true || (options?.length === 1 && options[0]?.value === true)))
    return { ...common, kind: 'boolean', mustBeTrue: true };
  // Nothing to fill in: the value has it by itself.
  if (keywords.const !== undefined || type === 'null') return undefined;
  if (options && options.length > 0) return { ...common, kind: 'option', options: options.filter((option) => !merged.nullable || option.value !== null) };
  switch (type) {
    case 'string':
      return textField(common);
    case 'number':
    case 'integer':
      return { ...common, kind: 'number', isWhole: type === 'integer' };
    case 'boolean':
      return { ...common, kind: 'boolean', mustBeTrue: false };
    case 'object':
      return objectField(drawing, place, common, merged);
    case 'array':
      return listField(drawing, place, common);
    case undefined:
      throw options
        ? unshown(drawing.judge, 'enum', place, 'there is nothing to choose')
        : unshown(drawing.judge, 'type', place, 'without it the value may be anything, for which there is no field');
  }
}

function labelOf(drawing: Drawing, { list, pointer }: Place, { title }: SchemaObject): string {
  if (pointer === '') return title ?? drawing.label();
  if (!list) return title ?? humanName(pointer);
  return list.isFixed && title !== undefined ? title : drawing.itemName(title ?? list.label, Number(lastStep(pointer)) + 1).trim();
}

export const choiceKey = (pointer: string, n: number): string => `${pointer} ${String(n)}`;

function unshown(judge: Judge, keyword: string, { pointer, schema }: Place, reason: string): UnsupportedSchemaError {
  const parts = typeof schema === 'object' && schema.allOf && judge.pointerOf(schema) === undefined ? schema.allOf : [schema];
  const at = parts.map((part) => judge.pointerOf(part)).find((found) => found !== undefined);
  return new UnsupportedSchemaError([{ keyword, pointer: at ?? pointer, reason }]);
}

function textField(common: Common): TextField | MomentField {
  const { format, maxLength = 0, contentMediaType, writeOnly } = common.keywords;
  if (format === 'date' || format === 'time' || format === 'date-time') return { ...common, kind: 'moment', moment: format };
  const given = [common.value, common.keywords.default, ...(common.keywords.examples ?? [])];
  const isLong = maxLength >= 200 || contentMediaType?.startsWith('text/') === true || given.some((text) => typeof text === 'string' && text.includes('\n'));
  return { ...common, kind: 'text', isLong: isLong && format === undefined && writeOnly !== true };
}

function objectField(drawing: Drawing, place: Place, common: Common, merged: Merged): ObjectField | AbsentField {
  const { pointer, value, isRequired, around } = place;
  const { additionalProperties } = merged.keywords;
  if (typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0)
    throw unshown(drawing.judge, 'additionalProperties', place, 'there is no field for further names');
  const own = resolved(drawing.judge, place.schema);
  if (value === undefined && (around.has(own) || stepsOf(pointer).length > DEPTH)) return { ...common, kind: 'absent' };
  const inner = new Set(around).add(own);
  const isThere = isRequired || value !== undefined;
  const fieldsFrom = (choice: number): Field[] =>
    [...merged.properties].flatMap(([name, { schemas, choice: from }]) => {
      if (from !== choice) return [];
      const [first] = schemas;
      return (
        fieldAt(drawing, {
          pointer: join(pointer, name),
          schema: schemas.length === 1 && first !== undefined ? first : { allOf: schemas },
          value: child(value, name),
          isRequired: isThere && merged.required.has(name),
          isReadonly: common.isReadonly,
          around: inner,
        }) ?? []
      );
    });
  return { ...common, kind: 'object', fields: fieldsFrom(-1), chosenFields: common.choices.map((_, n) => fieldsFrom(n)), merged };
}

function resolved(judge: Judge, schema: Schema): Schema {
  return typeof schema === 'object' && schema.$ref !== undefined ? judge.target(schema) : schema;
}

function listField(drawing: Drawing, place: Place, common: Common): ListField | OptionsField {
  const { pointer } = place;
  const { prefix, more } = itemsOf(common.keywords);
  if (prefix.length === 0 && more !== undefined) {
    const item = merge(more, undefined, drawing.judge, () => 0);
    if (item.options && item.options.length > 0 && item.keywords.const === undefined) return { ...common, kind: 'options', options: item.options };
  }
  const values = isJsonArray(common.value) ? common.value : [];
  // An empty field stands for an item until it is filled in.
  const present = Math.max(values.length, prefix.length);
  const items = Array.from({ length: present }, (_, index) => {
    const schema = prefix[index] ?? more ?? true;
    return fieldAt(drawing, {
      pointer: join(pointer, index),
      schema,
      value: values[index],
      isRequired: true,
      isReadonly: common.isReadonly,
      around: place.around,
      list: { label: common.label, isFixed: index < prefix.length },
    });
  });
  return { ...common, kind: 'list', items: items.filter((item) => item !== undefined), fixed: prefix.length, more: more === false ? undefined : more };
}

/** The schemas of an array's items in either draft. */
export function itemsOf({ items, prefixItems, additionalItems }: SchemaObject): { readonly prefix: readonly Schema[]; readonly more: Schema | undefined } {
  if (isSchemas(items)) return { prefix: items, more: additionalItems };
  return { prefix: prefixItems ?? [], more: items };
}

const isSchemas = (items: Schema | readonly Schema[] | undefined): items is readonly Schema[] => Array.isArray(items);

/** `firstName` and `first_name` as "First name". */
export function humanName(pointer: string): string {
  const words = lastStep(pointer)
    .replace(/([\p{Ll}\d])(\p{Lu})(?=\p{Ll})/gu, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
    .replace(/[_-]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The alternative that a value is of: the one that allows it, else the one whose constants it has. */
export function likelyAlternative(judge: Judge, alternatives: readonly Schema[], value: Json | undefined): number {
  if (value === undefined) return 0;
  const accepting = alternatives.findIndex((schema) => judge.accepts(schema, value));
  if (accepting >= 0) return accepting;
  const resembling = alternatives.findIndex((schema) => {
    const { properties, type } = merge(schema, value, judge, () => 0);
    const constants = [...properties].flatMap(([name, { schemas }]) =>
      schemas.flatMap((each) => (isJsonObject(each) && 'const' in each ? [[name, each]] : [])),
    );
    if (constants.length > 0) return constants.every(([name, each]) => isSame(child(value, name as string), (each as SchemaObject).const));
    return type === typeOf(value) && type !== 'object';
  });
  return Math.max(0, resembling);
}

const typeOf = (value: Json): string => (isJsonArray(value) ? 'array' : typeof value);

/** What an alternative without a title is called: the constant that tells it apart. */
export function constantName(judge: Judge, alternative: Schema): string | undefined {
  for (const { schemas } of merge(alternative, undefined, judge, () => 0).properties.values())
    for (const schema of schemas) if (typeof schema === 'object' && schema.const !== undefined) return wordsOf(schema.const);
  return undefined;
}
