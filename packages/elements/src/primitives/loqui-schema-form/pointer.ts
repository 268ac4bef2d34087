/** JSON Pointers (RFC 6901): '' is the whole value, `/people/0/name` a name in it. */
import { isJsonArray, isJsonObject, type Json } from './schema.js';

export const escapeName = (name: string | number): string => String(name).replaceAll('~', '~0').replaceAll('/', '~1');

export const unescapeName = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

/** The steps of a pointer, unescaped. */
export const stepsOf = (pointer: string): readonly string[] => pointer.split('/').slice(1).map(unescapeName);

export const join = (pointer: string, name: string | number): string => `${pointer}/${escapeName(name)}`;

/** The pointer of what holds it; '' for the whole. */
export const parentOf = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));

export const lastStep = (pointer: string): string => unescapeName(pointer.slice(pointer.lastIndexOf('/') + 1));

export function child(value: Json | undefined, step: string): Json | undefined {
  if (isJsonArray(value)) return /^\d+$/.test(step) ? value[Number(step)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

/** What stands at a pointer; `undefined` for nothing. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  return stepsOf(pointer).reduce(child, value);
}
