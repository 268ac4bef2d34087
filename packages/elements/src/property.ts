/** Properties of all elements. An unusable value is replaced by the default and logged once per element and property, with the remedy. */
import type { ComplexAttributeConverter, PropertyDeclaration, ReactiveElement } from 'lit';
import { defaultConverter } from 'lit';
import { property as reactive } from 'lit/decorators.js';

export interface Setting extends PropertyDeclaration {
  /** Allowed texts. */
  readonly oneOf?: readonly string[];
  /** True for a usable value; for a list, for a usable item. */
  readonly shape?: (value: unknown) => boolean;
  /** No default: `undefined` and `null` mean not given. */
  readonly optional?: boolean;
}

/** Stands for a removed attribute. */
const RESET = Symbol('reset');

class NoJson {
  constructor(readonly text: string) {}
}

/** Lit's decorator with the checks of `Setting`. No value breaks a render. */
export function property(setting: Setting = {}): (proto: object, name: string) => void {
  const { oneOf: _, shape: _shape, optional: _optional, ...declaration } = setting;
  return (proto, name) => {
    reactive({ ...declaration, converter: tolerant(setting) })(proto, name);
    const accessor = Object.getOwnPropertyDescriptor(proto, name);
    if (setting.noAccessor === true || !accessor?.set) return;
    const set = (element: ReactiveElement, value: unknown): void => accessor.set?.call(element, value);
    // Without `optional`, the first value is the one that the class sets.
    let initial: { readonly value: unknown } | undefined;
    Object.defineProperty(proto, name, {
      ...accessor,
      set(this: ReactiveElement, value: unknown): void {
        if (setting.optional !== true) initial ??= { value };
        set(this, checked(this, name, setting, value, initial?.value));
      },
    });
  };
}

/** For a handwritten accessor: keeps a value that was set before the element was defined. Call in the constructor. */
export function adopt(element: object, name: string): void {
  const own = Object.getOwnPropertyDescriptor(element, name);
  if (!own) return;
  Reflect.deleteProperty(element, name);
  Reflect.set(element, name, own.value);
}

/** A text or number set from outside as text; '' for anything else. */
export function textFrom(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function tolerant({ type, converter }: Setting): ComplexAttributeConverter {
  const own = typeof converter === 'function' ? converter : converter?.fromAttribute?.bind(converter);
  return {
    ...defaultConverter,
    fromAttribute(text, as) {
      if (type === Boolean) return text !== null;
      if (text === null) return RESET;
      if (own) return own(text, as);
      if (type !== Array) return text;
      try {
        return JSON.parse(text) as unknown;
      } catch {
        // Reported by the property, which knows its name.
        return new NoJson(text);
      }
    },
  };
}

function checked(element: ReactiveElement, name: string, setting: Setting, value: unknown, initial: unknown): unknown {
  const { type, optional, attribute } = setting;
  if (value === RESET || (value === initial && value !== null)) return initial;
  if (value === undefined || value === null) {
    if (optional !== true) warn(element, name, value, remedyOf(setting));
    return initial;
  }
  if (type === Boolean) return typeof value === 'boolean' ? value : Boolean(flagFrom(element, name, value, 'true or false'));
  const found =
    type === Number
      ? numberFrom(value, setting)
      : type === Array
        ? listFrom(value, setting)
        : attribute === false || setting.shape
          ? objectFrom(value, setting)
          : textOf(value, setting);
  if (found === undefined || (Array.isArray(found) && Array.isArray(value) && found.length < value.length)) warn(element, name, value, remedyOf(setting));
  return found ?? initial;
}

function numberFrom(value: unknown, { shape }: Setting): number | undefined {
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
  return Number.isFinite(number) && (shape?.(number) ?? true) ? number : undefined;
}

function listFrom(value: unknown, { shape = () => true }: Setting): readonly unknown[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list: readonly unknown[] = value;
  return list.every(shape) ? list : list.filter(shape);
}

function objectFrom(value: unknown, { shape, oneOf }: Setting): unknown {
  if (typeof value === 'string' && oneOf) return oneOf.includes(value) ? value : undefined;
  return (shape?.(value) ?? true) ? value : undefined;
}

function textOf(value: unknown, { oneOf }: Setting): string | undefined {
  const text = typeof value === 'string' ? value : typeof value === 'number' && !Number.isNaN(value) ? String(value) : undefined;
  return text !== undefined && (!oneOf || oneOf.includes(text)) ? text : undefined;
}

function remedyOf({ type, oneOf, shape, attribute }: Setting): string {
  if (oneOf) return `${oneOf.map((text) => JSON.stringify(text)).join(', ')}${shape ? ', or an object of that kind' : ''}`;
  if (type === Array) return 'an array; as an attribute JSON, such as ["one", "two"]';
  if (type === Number) return 'a number';
  if (type === Boolean) return 'true or false';
  return attribute === false ? 'an object of the kind that its documentation names' : 'a text';
}

const warned = new WeakMap<object, Set<string>>();

function warn(element: ReactiveElement, name: string, value: unknown, remedy: string): void {
  const names = warned.get(element) ?? new Set();
  warned.set(element, names);
  if (names.has(name)) return;
  names.add(name);
  const given = value instanceof NoJson ? `the attribute ${JSON.stringify(value.text.slice(0, 60))}, which is no JSON` : briefly(value);
  console.warn(`<${element.localName}> cannot use ${given} as "${name}", and goes on with its default. Give it ${remedy}.`);
}

function flagFrom(element: ReactiveElement, name: string, value: unknown, remedy: string): unknown {
  warn(element, name, value, remedy);
  return value === '' ? true : value;
}

function briefly(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'such an array' : 'such an object';
  return String(value);
}
