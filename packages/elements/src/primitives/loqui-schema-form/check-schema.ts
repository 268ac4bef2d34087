/** Finds every keyword of a schema that a form does not support. */
import { KEYWORDS, SCHEMAS_BY_NAME_IN, SCHEMAS_IN, SCHEMA_IN } from './keywords.js';
import { join } from './pointer.js';
import { UnsupportedSchemaError, type SchemaFinding } from './schema-error.js';
import { isJsonObject, type Json, type Schema } from './schema.js';

/** Checks a schema before a form is made of it. @throws UnsupportedSchemaError that names each keyword and its place */
export function checkSchema(schema: unknown): asserts schema is Schema {
  if (typeof schema !== 'boolean' && !isJsonObject(schema))
    throw new UnsupportedSchemaError([{ keyword: '', pointer: '', reason: 'a schema is an object, true or false' }]);
  refuse([...findingsIn(schema, '')]);
}

/** @throws UnsupportedSchemaError where there are findings */
export function refuse(findings: readonly SchemaFinding[]): void {
  const [first, ...others] = findings;
  if (first) throw new UnsupportedSchemaError([first, ...others]);
}

function* findingsIn(schema: Json, pointer: string): Iterable<SchemaFinding> {
  if (!isJsonObject(schema)) return;
  for (const [keyword, value] of Object.entries(schema)) {
    const place = join(pointer, keyword);
    const shape = KEYWORDS.get(keyword);
    // Names with `x-` are set apart for annotations.
    if (!shape && keyword.startsWith('x-')) continue;
    if (!shape) yield { keyword, pointer: place, reason: 'a form does not support it' };
    else if (!shape(value)) yield { keyword, pointer: place, reason: `a form cannot read ${JSON.stringify(value).slice(0, 60)}` };
    else if (keyword === '$anchor' && pointer !== '' && '$id' in schema)
      yield { keyword, pointer: place, reason: 'a form does not support anchors of a schema within the schema that has an address of its own' };
    else yield* findingsBelow(keyword, value, place);
  }
}

function* findingsBelow(keyword: string, value: Json, place: string): Iterable<SchemaFinding> {
  if (Array.isArray(value)) {
    if (SCHEMAS_IN.has(keyword)) for (const [index, item] of (value as readonly Json[]).entries()) yield* findingsIn(item, join(place, index));
  } else if (isJsonObject(value)) {
    if (SCHEMAS_BY_NAME_IN.has(keyword)) for (const [name, item] of Object.entries(value)) yield* findingsIn(item, join(place, name));
    else if (SCHEMA_IN.has(keyword)) yield* findingsIn(value, place);
  }
}

/** The same for the references: `known` tells whether there is a schema at the address of a `$ref`. */
export function* lostReferences(schema: Json, known: (holder: Json) => boolean, pointer = ''): Iterable<SchemaFinding> {
  if (!isJsonObject(schema)) return;
  if (typeof schema['$ref'] === 'string' && !known(schema))
    yield { keyword: '$ref', pointer: join(pointer, '$ref'), reason: `a form fetches nothing, and ${schema['$ref']} is not in the schema` };
  for (const [keyword, value] of Object.entries(schema)) {
    const place = join(pointer, keyword);
    if (Array.isArray(value) && SCHEMAS_IN.has(keyword))
      for (const [index, item] of (value as readonly Json[]).entries()) yield* lostReferences(item, known, join(place, index));
    else if (isJsonObject(value) && SCHEMAS_BY_NAME_IN.has(keyword))
      for (const [name, item] of Object.entries(value)) yield* lostReferences(item, known, join(place, name));
    else if (isJsonObject(value) && SCHEMA_IN.has(keyword)) yield* lostReferences(value, known, place);
  }
}
