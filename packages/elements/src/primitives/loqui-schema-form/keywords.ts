/** The keywords that a form supports, each with the shape of its value. What is not here is refused. */

type Shape = (value: unknown) => boolean;

const isText: Shape = (value) => typeof value === 'string';
const isFlag: Shape = (value) => typeof value === 'boolean';
const isNumber: Shape = (value) => typeof value === 'number' && Number.isFinite(value);
const isCount: Shape = (value) => Number.isInteger(value) && (value as number) >= 0;
const isSchema: Shape = (value) => typeof value === 'boolean' || isMap(value);
const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const list =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);
const map =
  (shape: Shape): Shape =>
  (value) =>
    isMap(value) && Object.values(value).every(shape);
const some = (shape: Shape): Shape => {
  const isList = list(shape);
  return (value) => isList(value) && (value as readonly unknown[]).length > 0;
};
const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value));

const TYPES: readonly unknown[] = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const isType: Shape = (value) => TYPES.includes(value);

const isPattern: Shape = (value) => {
  if (typeof value !== 'string') return false;
  try {
    return new RegExp(value, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

/** Drafts by the address in `$schema`, without `#`. */
export const DRAFTS: Readonly<Record<string, '7' | '2020-12'>> = {
  'http://json-schema.org/draft-07/schema': '7',
  'https://json-schema.org/draft-07/schema': '7',
  'https://json-schema.org/draft/2020-12/schema': '2020-12',
};

const isDraft: Shape = (value) => typeof value === 'string' && Object.hasOwn(DRAFTS, value.replace(/#$/, ''));
const isAny: Shape = () => true;

/** What is judged or shown. */
const JUDGED = {
  $schema: isDraft,
  $id: isText,
  $anchor: isText,
  $ref: isText,
  $defs: map(isSchema),
  definitions: map(isSchema),
  type: either(isType, some(isType)),
  const: isAny,
  enum: list(isAny),
  enumNames: list(isText),
  allOf: some(isSchema),
  anyOf: some(isSchema),
  oneOf: some(isSchema),
  not: isSchema,
  if: isSchema,
  then: isSchema,
  else: isSchema,
  properties: map(isSchema),
  additionalProperties: isSchema,
  required: list(isText),
  dependentRequired: map(list(isText)),
  dependentSchemas: map(isSchema),
  dependencies: map(either(isSchema, list(isText))),
  minProperties: isCount,
  maxProperties: isCount,
  items: either(isSchema, list(isSchema)),
  prefixItems: some(isSchema),
  additionalItems: isSchema,
  contains: isSchema,
  minItems: isCount,
  maxItems: isCount,
  uniqueItems: isFlag,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isNumber,
  exclusiveMaximum: isNumber,
  multipleOf: (value) => isNumber(value) && (value as number) > 0,
  minLength: isCount,
  maxLength: isCount,
  pattern: isPattern,
  format: isText,
} satisfies Record<string, Shape>;

/** What only describes. An unknown `format` describes as well, as the specification says. */
const ANNOTATIONS = {
  title: isText,
  description: isText,
  default: isAny,
  examples: list(isAny),
  readOnly: isFlag,
  writeOnly: isFlag,
  deprecated: isFlag,
  $comment: isText,
  contentEncoding: isText,
  contentMediaType: isText,
  contentSchema: isSchema,
} satisfies Record<string, Shape>;

export const KEYWORDS: ReadonlyMap<string, Shape> = new Map(Object.entries({ ...JUDGED, ...ANNOTATIONS }));

/** Keywords whose value is a schema, a list of them, or schemas by name. */
export const SCHEMA_IN: ReadonlySet<string> = new Set(['not', 'if', 'then', 'else', 'additionalProperties', 'additionalItems', 'items', 'contains']);
export const SCHEMAS_IN: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items']);
export const SCHEMAS_BY_NAME_IN: ReadonlySet<string> = new Set(['$defs', 'definitions', 'properties', 'dependentSchemas', 'dependencies']);
