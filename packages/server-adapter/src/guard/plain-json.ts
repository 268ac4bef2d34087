/** Copies values of foreign code as plain JSON, so that nobody changes them later. */
import { wellFormed } from '@loqui/core/protocol';

export class NotJsonError extends TypeError {
  override readonly name = 'NotJsonError';
  constructor(
    readonly path: string,
    why: string,
    options?: ErrorOptions,
    readonly tooLarge = false,
  ) {
    super(`${path} ${why}`, options);
  }
}

export interface JsonBounds {
  readonly depth: number;
  /** Most characters of the JSON text, escapes not counted. */
  readonly size: number;
  /** Texts may grow: half a character at a text's end stays. */
  readonly growing?: boolean;
}

export interface PlainJson {
  readonly value: unknown;
  readonly size: number;
}

/** As in JSON, `undefined` properties are dropped; half characters become U+FFFD. `path` names the input. @throws NotJsonError for everything else */
export function plainJson(input: unknown, path: string, bounds: JsonBounds): PlainJson {
  const above = new Set<object>();
  let size = 0;

  function spend(cost: number, at: string): void {
    size += cost;
    if (size > bounds.size) throw new NotJsonError(at, `makes this larger than ${String(bounds.size)} characters.`, {}, true);
  }

  function copy(value: unknown, at: string): unknown {
    switch (typeof value) {
      case 'string':
        spend(value.length + 2, at);
        return bounds.growing && /[\ud800-\udbff]$/.test(value) ? wellFormed(value.slice(0, -1)) + value.slice(-1) : wellFormed(value);
      case 'number':
        if (!Number.isFinite(value)) throw new NotJsonError(at, `is ${String(value)}, which JSON does not know. Use null.`);
        spend(8, at);
        return value;
      case 'boolean':
        spend(5, at);
        return value;
      case 'object':
        if (value === null) {
          spend(4, at);
          return null;
        }
        return copyObject(value, at);
      case 'undefined':
      case 'function':
      case 'symbol':
      case 'bigint':
        throw new NotJsonError(at, `is ${value === undefined ? 'undefined' : `a ${typeof value}`}, which JSON does not know.`);
    }
  }

  function copyObject(value: object, at: string): unknown {
    if (above.has(value)) throw new NotJsonError(at, 'contains itself.');
    if (above.size >= bounds.depth) throw new NotJsonError(at, `is nested deeper than ${String(bounds.depth)} levels.`);
    above.add(value);
    spend(2, at);
    const made = Array.isArray(value) ? copyArray(value, at) : copyRecord(value, at);
    above.delete(value);
    return made;
  }

  function copyArray(value: readonly unknown[], at: string): unknown[] {
    // Before anything is copied: a claimed length costs nothing.
    spend(value.length, at);
    return Array.from({ length: value.length }, (_, index) => copy(value[index], `${at}[${String(index)}]`));
  }

  function copyRecord(value: object, at: string): Record<string, unknown> {
    const prototype: unknown = Object.getPrototypeOf(value);
    // Another realm has another Object.prototype, which has no prototype either.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new NotJsonError(at, notPlain(value));
    if (typeof (value as { toJSON?: unknown }).toJSON === 'function') throw new NotJsonError(at, notPlain(value));
    const made: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      if (key === '__proto__') throw new NotJsonError(at, 'has a key "__proto__", which is refused.');
      const one = (value as Readonly<Record<string, unknown>>)[key];
      if (one === undefined) continue;
      spend(key.length + 4, at);
      made[wellFormed(key)] = copy(one, `${at}.${key.slice(0, 40)}`);
    }
    return made;
  }

  try {
    return { value: copy(input, path), size };
  } catch (cause) {
    if (cause instanceof NotJsonError) throw cause;
    throw new NotJsonError(path, 'threw an error while it was read.', { cause });
  }
}

function notPlain(value: object): string {
  const name = (value.constructor as { readonly name?: unknown } | undefined)?.name;
  return `is an instance of ${typeof name === 'string' && name !== '' ? name : 'a class'}, not a plain object. Turn it into JSON first, e.g. a Date by toISOString().`;
}
