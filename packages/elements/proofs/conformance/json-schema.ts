/**
 * The official JSON Schema Test Suite (draft 2020-12) through `loqui-schema-form`: each case is judged right, or its keyword is refused by name. What can be
 * shown as a form tells a problem exactly where there is one.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Result, Suite } from '../../../core/proofs/conformance/suite.js';
import { openJudge, type Judge } from '../../src/primitives/loqui-schema-form/judge.js';
import { FormModel } from '../../src/primitives/loqui-schema-form/form-model.js';
import { UnsupportedSchemaError } from '../../src/primitives/loqui-schema-form/schema-error.js';
import type { Json } from '../../src/primitives/loqui-schema-form/schema.js';

interface Group {
  readonly description: string;
  readonly schema: Json;
  readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
}

/** Groups that a form refuses, with the keyword that its error names. What is listed must be refused: else the list is out of date. */
const REFUSED: Readonly<Record<string, string>> = {
  'additionalProperties.json additionalProperties being false does not allow other properties': 'patternProperties',
  'additionalProperties.json non-ASCII pattern with additionalProperties': 'patternProperties',
  'additionalProperties.json additionalProperties with propertyNames': 'propertyNames',
  "not.json collect annotations inside a 'not', even if collection is disabled": 'unevaluatedProperties',
  'properties.json properties, patternProperties, additionalProperties interaction': 'patternProperties',
  'ref.json remote ref, containing refs itself': '$ref',
  'ref.json ref creates new scope when adjacent to keywords': 'unevaluatedProperties',
  'ref.json order of evaluation: $id and $anchor and $ref': '$anchor',
};

/**
 * A case that lets a wrong text of a known format pass, as formats only describe by default. A form judges them, as the specification allows (validation,
 * 7.2.1). The formats of international names only describe here, too.
 */
const FORMAT = /^invalid (?!idn-|iri).* string is only an annotation by default$/;

const FOLDER = 'json-schema';

export const jsonSchema: Suite = {
  name: 'json-schema',
  needs: [FOLDER],
  async *run(folder): AsyncIterable<Result> {
    const files = readdirSync(path.join(folder, FOLDER)).filter((file) => file.endsWith('.json'));
    for (const file of files.sort()) {
      for (const group of JSON.parse(readFileSync(path.join(folder, FOLDER, file), 'utf8')) as readonly Group[])
        yield* judged(`${file} ${group.description}`, group);
    }
  },
};

async function* judged(name: string, { schema, tests }: Group): AsyncIterable<Result> {
  const refused = REFUSED[name];
  const judge = await openJudge(schema).catch((error: unknown) => error);
  if (judge instanceof UnsupportedSchemaError) {
    const { keyword, message } = judge;
    yield keyword === refused ? { name } : { name, failure: `refused: ${message}` };
    return;
  }
  if (!isJudge(judge)) throw judge;
  if (refused !== undefined) yield { name, failure: `is listed as refused for ${refused}, but is not` };
  for (const { description, data, valid } of tests) {
    const expected = valid && !FORMAT.test(description);
    const got = judge.violations(data).length === 0;
    yield got === expected
      ? { name: `${name}: ${description}` }
      : { name: `${name}: ${description}`, failure: `got ${String(got)}, expected ${String(expected)}` };
    const told = tellsNothing(judge, data);
    if (told === undefined) continue;
    const inForm = `${name}: ${description}, as a form`;
    yield told === expected
      ? { name: inForm }
      : { name: inForm, failure: expected ? 'a problem is told, but there is none' : 'a problem is there, but none is told' };
  }
}

const isJudge = (found: unknown): found is Judge => found instanceof Object && 'violations' in found;

/** Whether a form with this value tells no problem; `undefined` where the schema has something that no field can show. */
function tellsNothing(judge: Judge, data: Json): boolean | undefined {
  try {
    return (
      new FormModel(judge, data, {
        itemName: (label, number) => `${label} ${String(number)}`,
        isReadonly: () => false,
        isRequired: () => true,
        label: () => '',
      }).problems.length === 0
    );
  } catch (error) {
    if (error instanceof UnsupportedSchemaError) return undefined;
    throw error;
  }
}
