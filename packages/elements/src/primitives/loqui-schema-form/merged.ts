/** What a place of the value must be: its schema with references, `allOf`, conditions and the chosen alternatives folded into one. */
import type { Judge } from './judge.js';
import { isJsonObject, isSame, type Json, type Schema, type SchemaObject, type SchemaType } from './schema.js';

/** Schemas of which the value follows one: a person chooses. */
export interface Choice {
  readonly alternatives: readonly Schema[];
  readonly chosen: number;
}

/** A value that can be chosen, with its words. */
export interface Option {
  readonly value: Json;
  readonly title: string;
  readonly hint: string;
}

export interface Property {
  readonly schemas: readonly Schema[];
  /** Which choice it comes from; -1 for none. */
  readonly choice: number;
}

export interface Merged {
  /** Without `null`. */
  readonly type: SchemaType | undefined;
  readonly nullable: boolean;
  /** Keywords of all parts: the strictest limit, and the outermost words. */
  readonly keywords: SchemaObject;
  readonly properties: ReadonlyMap<string, Property>;
  readonly required: ReadonlySet<string>;
  readonly options: readonly Option[] | undefined;
  readonly choices: readonly Choice[];
}

/** Which of several alternatives holds, the `n`th choice of this place. */
export type Choose = (alternatives: readonly Schema[], n: number) => number;

/** One object for each, so that a chosen one is known again. */
const OF_TYPE = Object.fromEntries(
  (['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const).map((type) => [type, { type }]),
) as unknown as Readonly<Record<SchemaType, SchemaObject>>;

const LEAST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const;
const MOST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const;

export function merge(schema: Schema, value: Json | undefined, judge: Judge, choose: Choose): Merged {
  return new Merging(value, judge, choose).result(schema);
}

class Merging {
  readonly #parts: SchemaObject[] = [];
  readonly #seen = new Set<Schema>();
  readonly #properties = new Map<string, Property>();
  readonly #required = new Set<string>();
  readonly #choices: Choice[] = [];
  #options: readonly Option[] | undefined;
  #nullable = false;
  /** The choice whose alternative is read now. */
  #choice = -1;

  constructor(
    readonly value: Json | undefined,
    readonly judge: Judge,
    readonly choose: Choose,
  ) {}

  result(schema: Schema): Merged {
    this.#collect(schema);
    const keywords = fold(this.#parts);
    const type = this.#type(keywords);
    return {
      type,
      nullable: this.#nullable,
      keywords,
      properties: this.#properties,
      required: this.#required,
      options: this.#options ?? optionsOf(keywords),
      choices: this.#choices,
    };
  }

  #collect(schema: Schema): void {
    if (typeof schema === 'boolean' || this.#seen.has(schema)) return;
    this.#seen.add(schema);
    // In draft 7, nothing beside a reference counts.
    if (schema.$ref !== undefined && this.judge.draft === '7') return this.#collect(this.judge.target(schema));
    this.#parts.push(this.#choice < 0 ? schema : withoutWords(schema));
    if (schema.$ref !== undefined) this.#collect(this.judge.target(schema));
    this.#collectObject(schema);
    for (const part of schema.allOf ?? []) this.#collect(part);
    if (schema.if !== undefined) this.#collect((this.judge.accepts(schema.if, this.value ?? {}) ? schema.then : schema.else) ?? true);
    for (const alternatives of [schema.oneOf, schema.anyOf]) if (alternatives) this.#collectOneOf(alternatives);
  }

  #collectObject({ properties = {}, required = [], dependentRequired = {}, dependentSchemas = {}, dependencies = {} }: SchemaObject): void {
    for (const [name, schema] of Object.entries(properties)) {
      const known = this.#properties.get(name);
      this.#properties.set(name, { schemas: [...(known?.schemas ?? []), schema], choice: known?.choice ?? this.#choice });
    }
    for (const name of required) this.#required.add(name);
    const isThere = (name: string): boolean => isJsonObject(this.value) && Object.hasOwn(this.value, name);
    for (const [name, needed] of Object.entries({ ...dependentRequired, ...dependentSchemas, ...dependencies })) {
      if (!isThere(name)) continue;
      if (Array.isArray(needed)) for (const other of needed as readonly string[]) this.#required.add(other);
      else this.#collect(needed as Schema);
    }
  }

  #collectOneOf(all: readonly Schema[]): void {
    const options = all.map((schema) => optionOf(schema, this.judge));
    if (options.every((option) => option !== undefined)) {
      this.#options = options;
      return;
    }
    const alternatives = all.filter((schema) => !isNull(schema));
    if (alternatives.length < all.length) this.#nullable = true;
    const [first] = alternatives;
    if (alternatives.length === 1 && first !== undefined) this.#collect(first);
    else if (alternatives.some((schema) => isShown(schema))) this.#choose(alternatives);
  }

  #choose(alternatives: readonly Schema[]): Schema {
    const chosen = this.choose(alternatives, this.#choices.length);
    const outer = this.#choice;
    this.#choice = this.#choices.length;
    this.#choices.push({ alternatives, chosen });
    const schema = alternatives[chosen] ?? true;
    this.#collect(schema);
    this.#choice = outer;
    return schema;
  }

  #type(keywords: SchemaObject): SchemaType | undefined {
    const given = keywords.type === undefined ? guess(keywords) : [keywords.type].flat();
    const types = given.filter((type) => type !== 'null' && !(type === 'integer' && given.includes('number')));
    if (types.length < given.length && given.includes('null')) this.#nullable = true;
    const isChosen = this.#options !== undefined || keywords.enum !== undefined || keywords.const !== undefined;
    if (types.length < 2 || isChosen) return types[0] ?? (given.includes('null') ? 'null' : undefined);
    const schema = this.#choose(types.map((type) => OF_TYPE[type]));
    return (schema as SchemaObject).type as SchemaType;
  }
}

/** The words of an alternative name it among the others, and not the place. */
function withoutWords({ title: _, description: _description, ...rest }: SchemaObject): SchemaObject {
  return rest;
}

export const isNull = (schema: Schema): boolean => typeof schema === 'object' && (schema.type === 'null' || schema.const === null);

/** True for a schema that has something to fill in, and not only a rule for what is shown already. */
const isShown = (schema: Schema): boolean =>
  typeof schema === 'object' && ['$ref', 'type', 'properties', 'items', 'enum', 'const', 'allOf', 'oneOf', 'anyOf'].some((keyword) => keyword in schema);

/** `{ const, title }` as an option. */
function optionOf(given: Schema, judge: Judge): Option | undefined {
  const schema = typeof given === 'object' && given.$ref !== undefined && !('const' in given) ? judge.target(given) : given;
  if (typeof schema === 'boolean') return undefined;
  const value = schema.const !== undefined ? schema.const : schema.enum?.length === 1 ? schema.enum[0] : undefined;
  return value === undefined ? undefined : { value, title: schema.title ?? wordsOf(value), hint: schema.description ?? '' };
}

function optionsOf({ enum: values, enumNames }: SchemaObject): readonly Option[] | undefined {
  return values?.map((value, index) => ({ value, title: enumNames?.[index] ?? wordsOf(value), hint: '' }));
}

export const wordsOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What a schema without `type` is about. */
function guess(keywords: SchemaObject): readonly SchemaType[] {
  const has = (...names: readonly (keyof SchemaObject)[]): boolean => names.some((name) => name in keywords);
  if (has('properties', 'required', 'dependentRequired', 'dependentSchemas')) return ['object'];
  if (has('items', 'prefixItems', 'contains', 'minItems', 'maxItems', 'uniqueItems')) return ['array'];
  if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) return ['number'];
  if (has('minLength', 'maxLength', 'pattern', 'format')) return ['string'];
  return [];
}

function fold(parts: readonly SchemaObject[]): SchemaObject {
  const result: Record<string, unknown> = {};
  for (const part of parts) for (const [keyword, value] of Object.entries(part)) if (!(keyword in result)) result[keyword] = value;
  const limits = (keyword: keyof SchemaObject): number[] => parts.map((part) => part[keyword]).filter((limit) => typeof limit === 'number');
  for (const keyword of LEAST) if (keyword in result) result[keyword] = Math.max(...limits(keyword));
  for (const keyword of MOST) if (keyword in result) result[keyword] = Math.min(...limits(keyword));
  const types = parts.flatMap(({ type }) => (type === undefined ? [] : [[type].flat()]));
  if (types.length > 0) result['type'] = types.reduce((all, some) => all.flatMap((type) => bothOf(type, some)));
  const enums = parts.flatMap((part) => (part.enum ? [part.enum] : []));
  if (enums.length > 0) result['enum'] = enums.reduce((all, some) => all.filter((value) => some.some((other) => isSame(value, other))));
  return result;
}

/** A whole number is a number. */
function bothOf(type: SchemaType, others: readonly SchemaType[]): readonly SchemaType[] {
  if (others.includes(type)) return [type];
  if (type === 'integer' && others.includes('number')) return [type];
  return type === 'number' && others.includes('integer') ? ['integer'] : [];
}
