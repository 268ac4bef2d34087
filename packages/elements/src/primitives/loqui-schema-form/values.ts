/** Makes and changes the value of a form. Nothing is changed in place. */
import { itemsOf, type Drawing } from './fields.js';
import { merge } from './merged.js';
import { child, join, lastStep, parentOf, stepsOf } from './pointer.js';
import { isJsonArray, isJsonObject, isSame, type Json, type JsonObject, type Schema } from './schema.js';

/** Deeper, a schema that requires itself would never end. */
const DEPTH = 16;

/** The value before a person has filled in anything: defaults, constants, and what is required and can be empty. */
export function initialValue(drawing: Drawing, schema: Schema, pointer: string, isNeeded: boolean, depth = 0): Json | undefined {
  const merged = merge(schema, undefined, drawing.judge, drawing.choose(pointer, undefined));
  const { keywords, nullable, type } = merged;
  if (keywords.default !== undefined) return keywords.default;
  const isAgreement = type === 'boolean' && keywords.const === true;
  if (keywords.const !== undefined && !isAgreement) return isNeeded ? keywords.const : undefined;
  if (depth > DEPTH) return undefined;
  if (type === 'null' || (nullable && isNeeded)) return null;
  if (type === 'object') return initialObject(drawing, merged, pointer, isNeeded, depth);
  if (!isNeeded) return undefined;
  if (type === 'boolean' && !isAgreement && !merged.options) return false;
  if (type !== 'array') return undefined;
  const { prefix, more } = itemsOf(keywords);
  return Array.from(
    { length: Math.max(prefix.length, isOfOptions(drawing, more) ? 0 : Math.min(keywords.minItems ?? 0, 50)) },
    (_, index) => initialValue(drawing, prefix[index] ?? more ?? true, join(pointer, index), true, depth + 1) ?? null,
  );
}

function isOfOptions(drawing: Drawing, schema: Schema | undefined): boolean {
  return schema !== undefined && merge(schema, undefined, drawing.judge, () => 0).options !== undefined;
}

function initialObject(drawing: Drawing, merged: ReturnType<typeof merge>, pointer: string, isNeeded: boolean, depth: number): JsonObject | undefined {
  const entries = [...merged.properties].flatMap(([name, { schemas }]): [string, Json][] => {
    const schema = schemas.length === 1 ? schemas[0]! : { allOf: schemas };
    const isConstant = schemas.some((each) => typeof each === 'object' && each.const !== undefined && each.type !== 'boolean');
    const value = initialValue(drawing, schema, join(pointer, name), isNeeded && (merged.required.has(name) || isConstant), depth + 1);
    return value === undefined ? [] : [[name, value]];
  });
  return isNeeded || entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What an object or array that is not there yet begins with, by its pointer. */
export type Begin = (pointer: string) => Json | undefined;

/** The value with another one at `pointer`; `undefined` takes it out. */
export function withValue(whole: Json | undefined, pointer: string, value: Json | undefined, begin: Begin): Json | undefined {
  return put(whole, '', stepsOf(pointer), value, begin);
}

function put(whole: Json | undefined, at: string, [step, ...rest]: readonly string[], value: Json | undefined, begin: Begin): Json | undefined {
  if (step === undefined) return value;
  const before = isJsonObject(whole) || isJsonArray(whole) ? whole : (begin(at) ?? {});
  const after = put(child(before, step), join(at, step), rest, value, begin);
  if (isJsonArray(before)) {
    const length = Math.max(before.length, Number(step) + 1);
    return Array.from({ length }, (_, index) => (index === Number(step) ? after : before[index]) ?? null);
  }
  const { [step]: _, ...others } = before as JsonObject;
  if (after === undefined) return others;
  return Object.hasOwn(before as JsonObject, step)
    ? Object.fromEntries(Object.entries(before as JsonObject).map(([name, old]) => [name, name === step ? after : old]))
    : Object.fromEntries([...Object.entries(before as JsonObject), [step, after]]);
}

/** Takes out the objects above `pointer` that a person has emptied again: those that are not required, and are as they begin. */
export function withoutEmptied(whole: Json | undefined, pointer: string, isRequired: (pointer: string) => boolean, begin: Begin): Json | undefined {
  let current = whole;
  for (let at = parentOf(pointer); at !== ''; at = parentOf(at)) {
    const value = stepsOf(at).reduce(child, current);
    if (isRequired(at) || !isJsonObject(value) || !isSame(value, begin(at) ?? {})) break;
    if (isJsonArray(stepsOf(parentOf(at)).reduce(child, current))) break;
    current = withValue(current, at, undefined, begin);
  }
  return current;
}

/** The array with an item moved; the others keep their order. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}

/** Which item it is in the array around. */
export const indexIn = (pointer: string): number => Number(lastStep(pointer));
