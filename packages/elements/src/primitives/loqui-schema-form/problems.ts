/** What is wrong, where a person can mend it: the violations of a schema without those that only lead to others. */
import type { Field } from './fields.js';
import type { Violation } from './judge.js';
import { isNull } from './merged.js';
import { join, parentOf, valueAt } from './pointer.js';
import { isJsonArray, isJsonObject, type Json, type Schema, type SchemaObject } from './schema.js';

export interface Problem {
  /** JSON Pointer of the value that is wrong or missing. */
  readonly pointer: string;
  /** The keyword that it violates. */
  readonly keyword: string;
  /** The schema with the keyword. */
  readonly schema: SchemaObject;
}

/** These say only that there are others. */
const LEADING = new Set(['$ref', 'allOf', 'if', 'properties', 'prefixItems', 'items', 'additionalItems', 'dependentSchemas', 'false']);

/** @param fieldAt the field of a pointer */
export function problemsOf(value: Json, violations: readonly Violation[], fieldAt: (pointer: string) => Field | undefined): readonly Problem[] {
  const isHidden = hiddenBranches(violations, fieldAt);
  const found = violations.filter((violation) => !isHidden(violation)).flatMap((violation) => problemsIn(violation, value, fieldAt));
  const unique = new Map(found.map((problem) => [`${problem.keyword} ${problem.pointer}`, problem]));
  // A schema that allows nothing has no keyword to name.
  if (unique.size === 0 && violations.length > 0) return [{ pointer: '', keyword: 'false', schema: {} }];
  return [...unique.values()];
}

/** Of alternatives that all fail, a person sees only what is wrong with the chosen one. */
function hiddenBranches(violations: readonly Violation[], fieldAt: (pointer: string) => Field | undefined): (violation: Violation) => boolean {
  const hidden: ((violation: Violation) => boolean)[] = [];
  for (const { keyword, way, at, schema } of violations) {
    // The items of a list go the same way through the schema: a violation leads to those at its own place.
    const leadsTo = (other: Violation, branch: string): boolean => other.way.startsWith(branch) && (other.at === at || other.at.startsWith(`${at}/`));
    if (keyword === 'contains') hidden.push((other) => leadsTo(other, `${way}/`));
    if (keyword !== 'anyOf' && keyword !== 'oneOf') continue;
    const chosen = chosenIn(schema, keyword, fieldAt(at));
    const branch = `${way}/${String(chosen)}/`;
    const isLed = chosen >= 0 && violations.some((other) => leadsTo(other, branch));
    hidden.push((other) => (other.way === way && other.at === at ? isLed : leadsTo(other, `${way}/`) && !leadsTo(other, branch)));
  }
  return (violation) => hidden.some((hides) => hides(violation));
}

function chosenIn(schema: Schema, keyword: 'anyOf' | 'oneOf', field: Field | undefined): number {
  const alternatives = (schema as SchemaObject)[keyword] ?? [];
  const chosen = alternatives.findIndex((alternative) => field?.choices.some((choice) => choice.alternatives[choice.chosen] === alternative));
  if (chosen >= 0) return chosen;
  const real = alternatives.filter((alternative) => !isNull(alternative));
  return real.length === 1 && field?.kind !== 'option' ? alternatives.indexOf(real[0]!) : -1;
}

function problemsIn({ keyword, at, schema }: Violation, value: Json, fieldAt: (pointer: string) => Field | undefined): readonly Problem[] {
  if (typeof schema === 'boolean') return [];
  const here = valueAt(value, at);
  const names = isJsonObject(here) ? Object.keys(here) : [];
  const at_ = (pointer: string, violated = keyword): Problem => ({ pointer, keyword: violated, schema });
  const missing = (wanted: readonly string[] = []): Problem[] => wanted.filter((name) => !names.includes(name)).map((name) => at_(join(at, name), 'required'));
  switch (keyword) {
    case 'required':
      return missing(schema.required);
    case 'dependentRequired':
    case 'dependencies':
      return names.flatMap((name) => {
        const wanted = schema[keyword]?.[name];
        return isJsonArray(wanted) ? missing(wanted) : [];
      });
    case 'additionalProperties':
      if (schema.additionalProperties !== false) return [];
      return names.filter((name) => !Object.hasOwn(schema.properties ?? {}, name)).map((name) => at_(join(at, name)));
    case 'items':
    case 'additionalItems':
      return schema[keyword] === false ? [at_(at, 'maxItems')] : [];
    case 'properties':
      return names.filter((name) => schema.properties?.[name] === false).map((name) => at_(join(at, name), 'additionalProperties'));
    case 'anyOf':
    case 'oneOf':
    case 'enum':
      // One word for a choice that was not made.
      return [at_(at, fieldAt(at)?.kind === 'option' ? 'enum' : keyword)];
    case 'const':
      return [at_(at, fieldAt(at)?.kind === 'boolean' && here !== true ? 'agree' : keyword)];
    case 'type':
      return [at_(at, here === null && fieldAt(at) ? 'required' : keyword)];
    default:
      return LEADING.has(keyword) ? [] : [at_(at)];
  }
}

/** The nearest field around a place, itself included. */
export function fieldNear(pointer: string, fieldAt: (pointer: string) => Field | undefined): Field | undefined {
  for (let at = pointer; ; at = parentOf(at)) {
    const field = fieldAt(at);
    if (field || at === '') return field;
  }
}
