/** Judges values by a schema. The validator is `@cfworker/json-schema`, fetched with the first schema. */
import type * as Validator from '@cfworker/json-schema';
import type { OutputUnit, SchemaDraft, Schema as ValidatorSchema } from '@cfworker/json-schema';
import { once } from '../../lazy.js';
import { checkSchema, lostReferences, refuse } from './check-schema.js';
import { DRAFTS } from './keywords.js';
import { stepsOf } from './pointer.js';
import { UnsupportedSchemaError } from './schema-error.js';
import { isJsonObject, type Json, type Schema, type SchemaObject } from './schema.js';

type Library = typeof Validator;
type Known = Readonly<Record<string, ValidatorSchema | boolean | undefined>>;

const library = once(() => import('@cfworker/json-schema'));

/** One violated keyword. */
export interface Violation {
  /** JSON Pointer in the value. */
  readonly at: string;
  readonly keyword: string;
  /** The way through the schema to the keyword, references followed. */
  readonly way: string;
  /** The schema that has the keyword; `false` for a place where nothing may be. */
  readonly schema: Schema;
}

/** @throws UnsupportedSchemaError where the schema has a keyword that a form does not support */
export async function openJudge(schema: unknown): Promise<Judge> {
  checkSchema(schema);
  // The validator writes marks into what it reads.
  return new Judge(structuredClone(schema), await library());
}

export class Judge {
  readonly draft: '7' | '2020-12';
  readonly #library: Library;
  readonly #known: Known;

  constructor(
    /** A copy. Its parts are what the other methods want. */
    readonly root: Schema,
    loaded: Library,
  ) {
    this.#library = loaded;
    const address = isJsonObject(root) ? (root as SchemaObject).$schema : undefined;
    this.draft = DRAFTS[address?.replace(/#$/, '') ?? ''] ?? '2020-12';
    this.#known = loaded.dereference(root as ValidatorSchema);
    refuse([...lostReferences(root as Json, (holder) => this.#target(holder as SchemaObject) !== undefined)]);
  }

  /** The schema that `$ref` stands for. */
  target(holder: SchemaObject): Schema {
    return this.#target(holder) ?? true;
  }

  #target(holder: SchemaObject): Schema | undefined {
    return this.#known[(holder as ValidatorSchema).__absolute_ref__ ?? ''] as Schema | undefined;
  }

  /** JSON Pointer of a part of the schema; `undefined` for true and false. */
  pointerOf(part: Schema): string | undefined {
    const address = (part as ValidatorSchema).__absolute_uri__;
    return address === undefined ? undefined : decodeURIComponent(address.replace(/^[^#]*#?/, ''));
  }

  /** True when a part of the schema allows the value. */
  accepts(part: Schema, value: Json): boolean {
    return this.#validate(value, part, true).length === 0;
  }

  /** Everything that is wrong with a value. */
  violations(value: Json): readonly Violation[] {
    return this.#validate(value, this.root, false).map(({ instanceLocation, keyword, keywordLocation }) => ({
      at: this.#pointer(instanceLocation),
      keyword,
      way: keywordLocation,
      schema: keyword === 'false' ? false : this.#schemaOn(keywordLocation),
    }));
  }

  #validate(value: Json, part: Schema, isShort: boolean): readonly OutputUnit[] {
    const draft: SchemaDraft = this.draft;
    try {
      const { valid, errors } = this.#library.validate(
        value,
        part as ValidatorSchema | boolean,
        draft,
        this.#known as Record<string, ValidatorSchema>,
        isShort,
      );
      return valid ? [] : errors;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new UnsupportedSchemaError([{ keyword: '$ref', pointer: '', reason: 'a schema refers to itself without an end' }]);
    }
  }

  #pointer(location: string): string {
    return decodeURIComponent(location.replace(/^#/, ''));
  }

  /** Follows the way to the schema that has its last step. */
  #schemaOn(way: string): Schema {
    let current: unknown = this.root;
    for (const step of stepsOf(decodeURIComponent(way)).slice(0, -1)) {
      if (typeof current !== 'object' || current === null) return true;
      if (step === '$ref' && typeof (current as SchemaObject).$ref === 'string') current = this.target(current);
      else current = Object.hasOwn(current, step) ? (current as Readonly<Record<string, unknown>>)[step] : undefined;
    }
    return current ?? true;
  }
}
